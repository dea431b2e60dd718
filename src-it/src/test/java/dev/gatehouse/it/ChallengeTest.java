package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told to a request that needs a login, by who asks. */
class ChallengeTest {
    private Stage stage = Stage.with();
    private final Browser browser = new Browser();

    @AfterEach
    void stop() {
        stage.close();
    }

    static Stream<Named<RequestSpecification>> pages() {
        return Stream.of(
                Named.of("a page load", Browser.page()),
                Named.of("an old browser, or plain http", Browser.plain().header("Accept", "text/html,*/*;q=0.1")),
                Named.of("navigate alone", Browser.plain().header("Sec-Fetch-Mode", "navigate")));
    }

    static Stream<Named<RequestSpecification>> scripts() {
        return Stream.of(
                Named.of("fetch", Browser.script()),
                Named.of("nothing said", Browser.plain()),
                Named.of(
                        "XMLHttpRequest",
                        Browser.plain().header("Accept", "text/html").header("X-Requested-With", "XMLHttpRequest")),
                Named.of(
                        "fetch that accepts pages",
                        Browser.plain().header("Accept", "text/html").header("Sec-Fetch-Mode", "cors")),
                Named.of(
                        "an image",
                        Browser.plain()
                                .header("Accept", "image/*,*/*;q=0.8")
                                .header("Sec-Fetch-Mode", "no-cors")
                                .header("Sec-Fetch-Dest", "image")),
                Named.of("a prefetch", Browser.page().header("Sec-Purpose", "prefetch;prerender")),
                Named.of("an older prefetch", Browser.page().header("Purpose", "prefetch")),
                Named.of(
                        "a service worker",
                        Browser.plain().header("Accept", "text/html").header("Service-Worker", "script")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsSentToTheProvider(RequestSpecification request) {
        Response response = browser.send("GET", stage.url("/cart?item=7"), request);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.getHeader("Location"))
                .startsWith(stage.idp().url() + "/oauth2/authorize?")
                .contains(
                        "client_id=" + Fixtures.STORE_CLIENT_ID,
                        "response_type=code",
                        "code_challenge_method=S256",
                        "state=",
                        "nonce=",
                        "code_challenge=");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptIsToldSoAndGetsNoCookie(RequestSpecification request) {
        Response response = browser.send("GET", stage.url("/cart"), request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
        Map<String, Object> problem = response.jsonPath().getMap("$");
        assertThat(problem).containsOnlyKeys("type", "title", "status", "code", "login");
        assertThat(problem)
                .containsEntry("type", "about:blank")
                .containsEntry("status", 401)
                .containsEntry("code", "login_required")
                .containsEntry("login", "/app/login");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, application/x-www-form-urlencoded, 303",
        "POST, multipart/form-data; boundary=x, 303",
        "POST, text/plain, 303",
        "POST, application/json, 401",
        "PUT, text/plain, 401",
        "DELETE, , 401",
        "HEAD, , 302",
        "OPTIONS, , 401"
    })
    void withoutFetchMetadataTheMethodAndTheTypeOfTheBodyTell(String method, String type, int status) {
        RequestSpecification request = Browser.plain().header("Accept", "text/html");
        Response response =
                browser.send(method, stage.url("/cart"), type == null ? request : request.header("Content-Type", type));

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"frame", "iframe"})
    void aFrameGetsALinkOutOfIt(String destination) {
        Response response = browser.send(
                "GET",
                stage.url("/cart?item=7&x=%22%3E"),
                Browser.plain().header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Dest", destination));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.getHeader("Content-Type")).startsWith("text/html");
        assertThat(response.getHeader("Content-Security-Policy")).contains("frame-ancestors 'self'");
        assertThat(response.asString())
                .contains("target=\"_top\"", "href=\"/app/login?redirect_uri=%2Fcart%3Fitem%3D7%26x%3D%2522%253E\"");
    }

    @Test
    void forAnSpaEvenAPageIsToldLikeAScript() {
        restart("application", "spa");

        assertThat(browser.load(stage.url("/cart")).statusCode()).isEqualTo(401);
    }

    @Test
    void forAWebappEvenAScriptIsSentToTheProvider() {
        restart("application", "webapp");

        assertThat(browser.call("GET", stage.url("/cart")).statusCode()).isEqualTo(302);
        assertThat(browser.call("PUT", stage.url("/cart")).statusCode()).isEqualTo(302);
        assertThat(browser.call("POST", stage.url("/cart")).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/favicon.ico",
                "/apple-touch-icon-120x120.png",
                "/js/app.js.map",
                "/.well-known/appspecific/com.chrome.devtools.json",
                "/site.webmanifest",
                "/manifest.json"
            })
    void iconsAndTheirLikeNeverBecomeThePlaceToReturnTo(String path) {
        assertThat(browser.logIn(stage.url(path), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD)
                        .asString())
                .contains("request=GET /\n");
    }

    @Test
    void aScriptOrPrefetchNeverBecomesThePlaceToReturnToOfAWebapp() {
        restart("application", "webapp");
        for (RequestSpecification request :
                new RequestSpecification[] {Browser.script(), Browser.page().header("Sec-Purpose", "prefetch")}) {
            Browser each = new Browser();
            Response challenge = each.send("GET", stage.url("/api/data"), request);
            Response form = each.follow(challenge, stage.url("/api/data"));

            assertThat(each.submitLogin(form, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD)
                            .asString())
                    .contains("request=GET /\n");
        }
    }

    @Test
    void aPageIsReturnedToWithItsQuery() {
        assertThat(browser.logIn(stage.url("/a%20b/c?x=1&y=%26"), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD)
                        .asString())
                .contains("request=GET /a%20b/c\n");
        assertThat(browser.visited()).last().asString().endsWith("/a%20b/c?x=1&y=%26");
    }

    @Test
    void thePageOfAnOutageLeadsBackToItself() {
        Browser alice = stage.alice();
        stage.idp().faults().always("/oauth2/token", Fault.status(500));
        stage.passTokenLife();
        Response response = alice.load(stage.url("/a%3Fb?item=7"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.asString()).contains("<a href=\"\"");
    }

    @Test
    void insideAContextPathEverythingStaysThere() {
        stage.close();
        stage = Stage.of(site -> site.contextPath("/shop"));
        Map<String, Object> problem =
                browser.call("GET", stage.url("/cart")).jsonPath().getMap("$");
        assertThat(problem).containsEntry("login", "/shop/app/login");
        Response page = browser.logIn(stage.url("/cart"), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
        assertThat(page.asString()).contains("user=alice", "request=GET /shop/cart");

        stage.passTokenLife();
        Response refreshed = browser.load(stage.url("/cart"));
        assertThat(refreshed.getHeaders().getValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("; Path=/shop;"));
        assertThat(browser.call("GET", stage.url("/app/me")).statusCode()).isEqualTo(200);
    }

    private void restart(String... settings) {
        stage.close();
        stage = Stage.with(settings);
    }
}
