package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnTargetTest extends SiteCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/%09/evil.example",
                "/%2fevil.example",
                "/%5cevil.example",
                "/%252fevil.example",
                "/a/..//evil.example",
                "/..//evil.example",
                "/.//evil.example",
                "/;/../evil",
                "/a\r\nLocation: https://evil.example",
                "/%0d%0aLocation:%20https://evil.example",
                "\t//evil.example",
                " //evil.example",
                "https://evil.example/",
                "https:evil.example",
                "https:///evil.example",
                "http:/evil.example",
                "//localhost@evil.example/",
                "https://localhost@evil.example/",
                "https://evil.example#@localhost",
                "https://localhost.evil.example/",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "ftp://localhost/",
                "cart",
                "?x",
                "/ÿ",
                "//",
                "/app/login",
                "/app/logout/",
                "/app/callback?code=c&state=s",
                "/app/%6cogout",
                "/app/logout;x=1",
                "/app/logout#x",
                "/%zz"
            })
    void aHostileTargetBecomesTheDefaultTargetAndTheLoginGoesOn(String hostile) {
        Site site = site(plain -> plain.set("login.default-target", "/home"));

        Response finished = browser.load(answer(browser, login(site, hostile)));

        assertThat(finished.statusCode()).isEqualTo(303);
        assertThat(Browser.location(finished)).isEqualTo("/home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a%20b?c=%2F%2Fd#e", "/cart?next=//other.example", "/a;v=1/b", "/application"})
    void anOwnPathIsWhereTheLoginGoesOn(String target) {
        Site site = site();

        assertThat(Browser.location(browser.load(answer(browser, login(site, target)))))
                .isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"/shop, /shop", "/my shop, /my%20shop"})
    void theSuitesOwnPathsAreKnownUnderEveryContextPath(String context, String encoded) {
        Site site = site(plain -> plain.contextPath(context));
        String path = "http://localhost:" + site.port() + encoded + "/app/login?redirect_uri=";

        assertThat(Browser.location(browser.load(answer(browser, path + encode(encoded + "/app/logout")))))
                .isEqualTo(encoded + "/");
        assertThat(Browser.location(browser.load(answer(browser, path + encode(encoded + "/cart")))))
                .isEqualTo(encoded + "/cart");
    }

    @Test
    void aUrlOfTheOwnOriginIsAnOwnPath() {
        Site site = site();

        assertThat(Browser.location(browser.load(answer(browser, login(site, site.url("/cart?a=1"))))))
                .isEqualTo("/cart?a=1");
    }

    @Test
    void anotherPortOfTheSameHostIsForeign() {
        Site site = site();

        assertThat(Browser.location(browser.load(answer(browser, login(site, "http://localhost:1/cart")))))
                .isEqualTo("/");
    }

    @Test
    void anOriginThatIsAllowedByNameMayBeReturnedTo() {
        Site site = site(plain -> plain.set("login.allowed-targets", "https://spa.example, http://localhost:3000"));

        assertThat(Browser.location(browser.load(answer(browser, login(site, "https://spa.example/deep?x=1")))))
                .isEqualTo("https://spa.example/deep?x=1");
        assertThat(Browser.location(browser.load(answer(browser, login(site, "http://localhost:3000")))))
                .isEqualTo("http://localhost:3000/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://spa.example/",
                "https://spa.example:444/",
                "https://spa.example.evil.example/",
                "https://spa.example@evil.example/",
                "https://user@spa.example/",
                "https://sub.spa.example/",
                "https://spa.example//evil.example"
            })
    void whatOnlyLooksLikeAnAllowedOriginIsRefused(String hostile) {
        Site site = site(plain -> plain.set("login.allowed-targets", "https://spa.example"));

        assertThat(Browser.location(browser.load(answer(browser, login(site, hostile)))))
                .isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/favicon.ico", "/app.js.map", "/.well-known/change-password", "/apple-touch-icon.png", "/x.js"})
    void whatIsFetchedBesideAPageNeverBecomesThePlaceToReturnTo(String path) {
        Site site = site(plain -> plain.set("login.default-target", "/home"));

        assertThat(Browser.location(browser.load(answer(browser, site.url(path)))))
                .isEqualTo("/home");
    }

    @Test
    void prefetchesAndServiceWorkersAreNotSentToTheProvider() {
        String url = site().url("/cart");

        assertThat(browser.send("GET", url, Browser.page().header("Sec-Purpose", "prefetch;prerender"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.send("GET", url, Browser.page().header("Service-Worker", "script"))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/login", "/app/login/", "/app/login?client_id=%s", "/app/login/%s"})
    void theLoginPathAnswersInEverySpellingOfTheSdks(String path) {
        Site site = site();

        Response sent = browser.load(site.url(path.replace("%s", Fixtures.STORE_CLIENT_ID)));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(query(Browser.location(sent)))
                .containsEntry("client_id", Fixtures.STORE_CLIENT_ID)
                .containsEntry("redirect_uri", site.url("/app/callback"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/login", "/app/register", "/app/logout", "/app/callback", "/app/me"})
    void aForeignClientIdIsRefused(String path) {
        Site site = site();

        assertThat(browser.load(site.url(path + "?client_id=" + Fixtures.FORUMS_CLIENT_ID))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.load(site.url(path + "/" + Fixtures.FORUMS_CLIENT_ID))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void thePathsOfAPostTakeTheClientIdToo() {
        Site site = site();
        logIn(browser, site.url("/cart"));

        assertThat(browser.call("POST", site.url("/app/refresh/" + Fixtures.FORUMS_CLIENT_ID))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.call("POST", site.url("/app/refresh/" + Fixtures.STORE_CLIENT_ID))
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser.call(
                                "GET",
                                site.url("/app/me/" + Fixtures.STORE_CLIENT_ID + "?client_id="
                                        + Fixtures.STORE_CLIENT_ID))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDeeperPathIsTheApplications() {
        Site site = site();
        logIn(browser, site.url("/cart"));

        assertThat(browser.load(site.url("/app/login/a/b")).asString()).contains("request=GET /app/login/a/b");
        assertThat(browser.load(site.url("/app/loginx")).asString()).contains("request=GET /app/loginx");
    }

    @Test
    void aTargetTooLongForACookieBecomesTheDefault() {
        Site site = site();

        assertThat(Browser.location(browser.load(answer(browser, site.url("/cart?q=" + "x".repeat(3000))))))
                .isEqualTo("/");
    }

    private static String login(Site site, String target) {
        return site.url("/app/login?redirect_uri=" + encode(target));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
