package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A logout in the store, of which the provider's page tells the forums in a frame. */
class FrontchannelLogoutTest extends SiteCase {
    private static final String PATH = "/app/frontchannel-logout";
    private static final Pattern FRAME = Pattern.compile("<iframe[^>]* src=\"([^\"]+)\"");

    private final Audited audited = new Audited();
    private final Site store = site(plain -> plain);
    private final Site forums = site(plain -> plain.set("client.id", Fixtures.FORUMS_CLIENT_ID)
            .set("client.secret", Fixtures.FORUMS_CLIENT_SECRET)
            .listener(audited));

    @Test
    void aLogoutInOneApplicationEndsTheLoginInTheOther() {
        idp.controls().changeApplication(Fixtures.STORE, app -> app.withLogoutUrl(store.url(PATH)));
        idp.controls().changeApplication(Fixtures.FORUMS, app -> app.withLogoutUrl(forums.url(PATH)));
        logIn(browser, store.url("/cart"));
        assertThat(browser.open(forums.url("/threads")).asString()).contains("user=alice");
        String refreshToken = browser.cookies(forums.url("/")).get("app.rt");

        Response page = browser.load(Browser.location(browser.load(store.url("/app/logout"))));
        List<String> frames = frames(page);
        frames.forEach(url -> assertThat(frame(url).statusCode()).isEqualTo(200));

        assertThat(frames).containsExactlyInAnyOrder(store.url(PATH), forums.url(PATH));
        assertThat(browser.cookies(forums.url("/"))).isEmpty();
        assertThat(browser.open(forums.url("/threads")).asString()).contains("name=\"password\"");
        assertThat(idp.recorded("/api/logout"))
                .anyMatch(revoked -> revoked.body().contains(refreshToken));
        assertThat(idp.controls().refreshTokensOf(Fixtures.ALICE)).isEmpty();
        assertThat(audited.events("logout")).containsExactly("logout " + Fixtures.ALICE + " null");
    }

    @Test
    void onlyTheProvidersPagesMayFrameTheAnswer() {
        Response answer = frame(forums.url(PATH));

        assertThat(answer.getHeader("Content-Security-Policy")).endsWith("frame-ancestors " + idp.url());
        assertThat(answer.getHeader("X-Frame-Options")).isNull();
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.contentType()).startsWith("text/html");
    }

    @Test
    void theProvidersOriginIsTheOneThatBrowsersSee() {
        Site behindProxy = site(plain -> plain.set("provider.browser-url", "https://login.example.com:443/auth"));

        assertThat(frame(behindProxy.url(PATH)).getHeader("Content-Security-Policy"))
                .endsWith("frame-ancestors https://login.example.com");
    }

    @Test
    void withoutALoginItIsNoErrorHoweverOften() {
        logIn(browser, forums.url("/threads"));

        for (int i = 0; i < 3; i++) {
            assertThat(frame(forums.url(PATH)).statusCode()).isEqualTo(200);
        }

        assertThat(frame(new Browser(), forums.url(PATH)).statusCode()).isEqualTo(200);
        assertThat(audited.events("logout")).hasSize(1);
        assertThat(idp.recorded("/api/logout")).hasSize(1);
    }

    @Test
    void aCopiedTokenCountsNoMore() {
        logIn(browser, forums.url("/threads"));
        Browser thief = browser.copy();
        thief.cookies(forums.url("/")).remove("app.rt");

        frame(forums.url(PATH));

        assertThat(thief.call("GET", forums.url("/threads")).statusCode()).isEqualTo(401);
    }

    /** Browsers that do not say where the answer goes must be able to log out too. */
    @Test
    void aBrowserThatDoesNotSayIsLoggedOut() {
        logIn(browser, forums.url("/threads"));

        Response answer = browser.send("GET", forums.url(PATH), Browser.plain().header("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.cookies(forums.url("/"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "image", "empty", "frame", "script", "IFRAME"})
    void anythingButAFrameLogsNobodyOut(String destination) {
        logIn(browser, forums.url("/threads"));

        Response refused = browser.send("GET", forums.url(PATH), Browser.plain().header("Sec-Fetch-Dest", destination));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(browser.load(forums.url("/threads")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT"})
    void otherMethodsAreNotAllowed(String method) {
        logIn(browser, forums.url("/threads"));

        Response refused = browser.send(method, forums.url(PATH), Browser.plain());

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.getHeader("Allow")).isEqualTo("GET");
        assertThat(browser.load(forums.url("/threads")).statusCode()).isEqualTo(200);
    }

    @Test
    void aLoginInASessionEndsWithTheSession() {
        Site sessions = site(plain -> plain.set("credentials", "session"));
        logIn(browser, sessions.url("/cart"));

        assertThat(frame(sessions.url(PATH)).statusCode()).isEqualTo(200);

        assertThat(browser.load(sessions.url("/cart")).statusCode()).isEqualTo(302);
    }

    private Response frame(String url) {
        return frame(browser, url);
    }

    private static Response frame(Browser who, String url) {
        return who.send(
                "GET",
                url,
                Browser.plain()
                        .header("Accept", "text/html")
                        .header("Sec-Fetch-Mode", "navigate")
                        .header("Sec-Fetch-Dest", "iframe")
                        .header("Sec-Fetch-Site", "cross-site"));
    }

    private static List<String> frames(Response page) {
        List<String> urls = new ArrayList<>();
        Matcher frames = FRAME.matcher(page.asString());
        while (frames.find()) {
            urls.add(frames.group(1));
        }
        return urls;
    }
}
