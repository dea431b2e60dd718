package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.StandIn;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Request targets as attackers write them, through a strict Jetty and through lenient ones. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathSpellingTest {
    private static final String[] SPELLINGS = {
        "/protected",
        "/protected/",
        "/protected/x",
        "/protected%2fx",
        "/protected%2Fx",
        "/protected%252fx",
        "/protected%5cx",
        "/protected\\x",
        "//protected/x",
        "///protected/x",
        "/.//protected/x",
        "/./protected/x",
        "/%2e/protected/x",
        "/%2E/protected/x",
        "/public/../protected/x",
        "/public/%2e%2e/protected/x",
        "/public/.%2e/protected/x",
        "/public/..;/protected/x",
        "/public/..;a=b/protected/x",
        "/public;/../protected/x",
        "/public;x=/../protected/x",
        "/public/..%2fprotected/x",
        "/public/..%5cprotected/x",
        "/public%2f..%2fprotected/x",
        "/public/%252e%252e/protected/x",
        "/public//../protected/x",
        "/public//../../protected/x",
        "/;/protected/x",
        "/;a=b/protected/x",
        "/protected;/x",
        "/protected;a=b/x",
        "/protected;jsessionid=1/x",
        "/%70rotected/x",
        "/%70%72otected/x",
        "/p%72otected/x",
        "/protected/x.css",
        "/protected/x;.css",
        "/protected/x%3b.css",
        "/protected/x%00.css",
        "/protected/x%0a.css",
        "/protected/x%20",
        "/protected%20/x",
        "/protected%09/x",
        "/protected/x?a=/public/x",
        "/protected/x#/public/x",
        "/protected/x%3f/public/x",
        "/protected/x%23/public/x",
        "/app/login/../../protected/x",
        "/app/login/..;/..;/protected/x",
        "/app/me/%2e%2e/%2e%2e/protected/x",
        "/app/login;/../../protected/x",
        "/app/login%2f..%2f..%2fprotected/x",
        "/app/callback/..%2f..%2fprotected",
        "/%c0%af/protected/x",
        "/public/%c0%ae%c0%ae/protected/x",
        "/public/%e0%80%ae%e0%80%ae/protected/x",
        "/public/%ff/../protected/x",
        "/public/%u002e%u002e/protected/x",
        "/public/%zz/../protected/x",
        "/public/%/../protected/x",
        "/PUBLIC/x",
        "/publicx",
        "/public.css/../protected",
        "/public%2fx",
        "//public/x",
        "/x/public/x",
        "/protected/public/x",
        "*",
        "protected/x",
        "\\protected\\x",
        "//evil/",
        "//evil/protected/x",
        "http://evil.example/protected/x",
        "http://evil.example//protected/x",
        "http://localhost/public/..;/protected/x",
        "http://public/protected/x",
        "https://localhost/protected/x"
    };

    private final StandIn idp = StandIn.builder().start();
    private final Browser alice = new Browser();
    private final Map<String, Site> sites = new LinkedHashMap<>();

    @BeforeAll
    void start() {
        sites.put("strict", site(UriCompliance.DEFAULT));
        sites.put("rfc3986", site(UriCompliance.RFC3986));
        sites.put("legacy", site(UriCompliance.LEGACY));
        sites.put("unsafe", site(UriCompliance.UNSAFE));
        for (Site each : sites.values()) {
            alice.load(alice.answer(each.url("/protected/x"), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD));
        }
    }

    @AfterAll
    void stop() {
        sites.values().forEach(Site::close);
        idp.close();
    }

    Stream<Arguments> everySpellingOnEveryJetty() {
        return sites.keySet().stream().flatMap(site -> Stream.of(SPELLINGS).map(target -> Arguments.of(site, target)));
    }

    @ParameterizedTest
    @MethodSource("everySpellingOnEveryJetty")
    void noSpellingReachesAProtectedServletWithoutALogin(String jetty, String target) {
        String answer = RawRequest.get(site(jetty).port(), target);

        assertThat(answer).doesNotContain("PROTECTED", "OTHER");
        assertThat(RawRequest.status(answer)).isIn(200, 302, 400, 404);
        assertThat(answer).doesNotContain("Location: http://evil", "Location: //evil", "Location: https://evil");
    }

    @ParameterizedTest
    @MethodSource("everySpellingOnEveryJetty")
    void noSpellingHidesTheUserFromTheServlet(String jetty, String target) {
        Site site = site(jetty);
        String cookies = alice.cookies(site.url("/")).entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));

        String answer = RawRequest.send(site.port(), target, "Host: localhost:" + site.port() + "\nCookie: " + cookies);

        assertThat(answer).doesNotContain("PROTECTED null", "OTHER null");
        assertThat(RawRequest.status(answer)).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict", "rfc3986", "legacy", "unsafe"})
    void aPlainPathReachesItsServlet(String jetty) {
        Site site = site(jetty);

        assertThat(alice.load(site.url("/protected/x")).asString()).isEqualTo("PROTECTED alice");
        assertThat(alice.load(site.url("/%70rotected/x")).asString()).isEqualTo("PROTECTED alice");
        assertThat(alice.load(site.url("/protected;v=1/x")).asString()).isEqualTo("PROTECTED alice");
        assertThat(new Browser().load(site.url("/public/x")).asString()).isEqualTo("PUBLIC null");
        assertThat(new Browser().load(site.url("/p%75blic/x")).asString()).isEqualTo("PUBLIC null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/protected%2fx", "/protected/x%2fy", "/public%2f..%2fprotected/x", "/public/..;/protected"})
    void whatCanBeReadInTwoWaysIs400AlsoForAUser(String target) {
        for (Site each : sites.values()) {
            assertThat(RawRequest.status(RawRequest.get(each.port(), target))).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/protected/x;.css",
                "/protected/x;a=.css",
                "/protected/x%3b.css",
                "/protected/x?.css",
                "/protected/x%00.css",
                "/protected/x%0a.css",
                "/protected/x.css/..",
                "/protected/x.css/../y",
                "/protected/x.css%2f..%2fy",
                "/protected/x.CSS",
                "/protected/x.css/",
                "/protected/x.css%20",
                "/protected/x%5c.css"
            })
    void aPublicExtensionIsNotWidenedBySpelling(String target) {
        for (UriCompliance compliance : List.of(UriCompliance.DEFAULT, UriCompliance.UNSAFE)) {
            try (Site site = builder(compliance).set("protect.public", "*.css").start()) {
                assertThat(RawRequest.get(site.port(), target)).doesNotContain("PROTECTED", "OTHER");
            }
        }
    }

    @Test
    void aRequestLineThatNamesAnotherHostIsNoPlaceToReturnTo() {
        for (Site each : sites.values()) {
            for (String target : List.of("//evil.example/", "//evil.example", "/\\evil.example/")) {
                assertThat(RawRequest.status(RawRequest.get(each.port(), target)))
                        .isEqualTo(400);
            }
        }
    }

    private Site site(String jetty) {
        return Objects.requireNonNull(sites.get(jetty));
    }

    private Site site(UriCompliance compliance) {
        return builder(compliance).set("protect.public", "/public/*").start();
    }

    private Site.Builder builder(UriCompliance compliance) {
        return Site.at(idp)
                .uriCompliance(compliance)
                .servlet("/protected/*", new NamedServlet("PROTECTED"))
                .servlet("/public/*", new NamedServlet("PUBLIC"))
                .servlet("/*", new NamedServlet("OTHER"));
    }

    /** Says which servlet it is, and who asked. */
    private static final class NamedServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final String name;

        NamedServlet(String name) {
            this.name = name;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(name + " " + request.getRemoteUser());
        }
    }
}
