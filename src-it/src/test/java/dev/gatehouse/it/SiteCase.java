package dev.gatehouse.it;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.StandIn;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What tests of logins share: a stand-in, the sites they start, and a browser. */
@Timeout(60)
abstract class SiteCase {
    final StandIn idp = StandIn.builder().start();
    final Browser browser = new Browser();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        idp.close();
    }

    /** Starts a site, which stops after the test. */
    Site site(UnaryOperator<Site.Builder> change) {
        Site site = change.apply(Site.at(idp)).start();
        open.add(site);
        return site;
    }

    Site site() {
        return site(plain -> plain);
    }

    Response logIn(Browser who, String url) {
        return who.logIn(url, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
    }

    /** The provider's answer to a login that a page began; see {@link Browser#answer}. */
    String answer(Browser who, String url) {
        return who.answer(url, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
    }

    int exchanges() {
        return idp.recorded("/oauth2/token").size();
    }

    /** The parameters of a URL's query, decoded; a name that comes twice counts as an error. */
    static Map<String, String> query(String url) {
        Map<String, String> all = new LinkedHashMap<>();
        String query = URI.create(url).getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String before = all.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                if (before != null) {
                    throw new AssertionError("twice: " + pair);
                }
            }
        }
        return all;
    }

    static List<String> setCookies(Response response) {
        return response.getHeaders().getValues("Set-Cookie");
    }

    static boolean givesCredentials(Response response) {
        return setCookies(response).stream()
                .anyMatch(line ->
                        (line.startsWith("app.at") || line.startsWith("app.rt")) && !line.contains("Max-Age=0"));
    }
}
