package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.CsrfFilter;
import dev.gatehouse.GatehouseFilter;
import dev.gatehouse.JwtCookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CsrfTest {
    private static final String EVIL = "https://evil.example";
    private static final String PARTNER = "https://partner.example";

    private final Stage stage =
            Stage.with("csrf.origins", PARTNER, "protect.public", "/hook", "protect.optional", "/news");
    private final Browser alice = stage.alice();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "MKCOL"})
    void aWriteOfAnotherSiteIsRefusedBeforeAnythingIsRefreshed(String method) {
        stage.passTokenLife();
        Response refused = alice.send(method, stage.url("/cart"), from(EVIL));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("csrf_rejected");
        assertThat(refused.getHeaders().getValues("Set-Cookie")).isEmpty();
        assertThat(stage.exchanges()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 200",
        "Sec-Fetch-Site, none, 200",
        "Origin, null, 403",
        "Origin, https://partner.example, 200",
        "Referer, https://evil.example/page, 403",
        "Referer, https://partner.example/page, 200",
        "X-Nothing, said, 200"
    })
    void whereARequestComesFromIsToldByTheFirstHeaderThatIsThere(String header, String value, int status) {
        Response response =
                alice.send("POST", stage.url("/cart"), Browser.plain().header(header, value));

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void aPageIsToldInAPage() {
        Response refused =
                alice.send("POST", stage.url("/cart"), Browser.page().header("Sec-Fetch-Site", "cross-site"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.contentType()).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void readingIsAllowedFromEverywhere(String method) {
        assertThat(alice.send(method, stage.url("/cart"), from(EVIL)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void openingAWebSocketIsAWrite() {
        assertThat(upgrade(EVIL).statusCode()).isEqualTo(403);
        assertThat(upgrade(PARTNER).statusCode()).isEqualTo(200);
        assertThat(upgrade(stage.site().url("")).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestWithoutALoginRidesOnNothing() {
        Browser stranger = new Browser();

        assertThat(stranger.send("POST", stage.url("/news"), from(EVIL)).statusCode())
                .isEqualTo(200);
        assertThat(stranger.send("POST", stage.url("/cart"), from(EVIL)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void publicPathsAreTheApplicationsToProtect() {
        assertThat(alice.send("POST", stage.url("/hook"), from(EVIL)).asString())
                .contains("user=null", "request=POST /hook");
    }

    @ParameterizedTest
    @CsvSource({
        "/app/login, 403",
        "/app/logout, 403",
        "/app/refresh, 403",
        "/app/callback, 405",
        "/app/register, 405",
        "/app/me, 405"
    })
    void theSuitesOwnPathsAreProtectedWithoutALoginToo(String path, int status) {
        assertThat(new Browser().send("POST", stage.url(path), from(EVIL)).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"https://partner.example, 200", "https://evil.example, 401"})
    void aPreflightOfAKnownOriginPassesToTheApplication(String origin, int status) {
        Response response = new Browser().send("OPTIONS", stage.url("/cart"), preflight(origin, "PUT"));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
        assertThat(new Browser()
                        .send("OPTIONS", stage.url("/cart"), from(origin))
                        .statusCode())
                .as("no preflight")
                .isEqualTo(401);
    }

    @Test
    void aKnownOriginReadsWhoIsLoggedInAndRefreshes() {
        Response me = alice.send("GET", stage.url("/app/me"), from(PARTNER));
        Response refresh = alice.send("POST", stage.url("/app/refresh/"), from(PARTNER));
        Response nobody = new Browser().send("GET", stage.url("/app/me"), from(PARTNER));

        assertThat(List.of(me.statusCode(), refresh.statusCode(), nobody.statusCode()))
                .containsExactly(200, 204, 401);
        for (Response each : List.of(me, refresh, nobody)) {
            assertThat(each.getHeader("Access-Control-Allow-Origin")).isEqualTo(PARTNER);
            assertThat(each.getHeader("Access-Control-Allow-Credentials")).isEqualTo("true");
            assertThat(each.getHeaders().getValues("Vary")).contains("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/me", "/app/refresh", "/app/logout", "/cart"})
    void nobodyElseIsToldAnythingAcrossOrigins(String path) {
        assertThat(alice.send("GET", stage.url(path), from(EVIL)).getHeader("Access-Control-Allow-Origin"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"/app/me, GET", "/app/refresh, POST"})
    void theSuiteAnswersThePreflightsOfItsOwnPaths(String path, String method) {
        Response known = new Browser().send("OPTIONS", stage.url(path), preflight(PARTNER, method));
        Response other = new Browser().send("OPTIONS", stage.url(path), preflight(EVIL, method));

        assertThat(known.statusCode()).isEqualTo(204);
        assertThat(known.getHeader("Access-Control-Allow-Origin")).isEqualTo(PARTNER);
        assertThat(known.getHeader("Access-Control-Allow-Methods")).isEqualTo(method);
        assertThat(other.statusCode()).isEqualTo(405);
        assertThat(other.getHeader("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void aLoginInASessionCountsToo() {
        try (Stage sessions = Stage.with("credentials", "session")) {
            Browser bob = sessions.bob();

            assertThat(bob.send("POST", sessions.url("/cart"), from(EVIL)).statusCode())
                    .isEqualTo(403);
            assertThat(bob.call("POST", sessions.url("/cart")).asString()).contains("user=bob");
        }
    }

    @Test
    void theFilterAloneWorksInAnyOrder() {
        List<Stage> orders = List.of(
                Stage.of(site -> site.filters(List.of(CsrfFilter::new, GatehouseFilter::new))),
                Stage.of(site -> site.filters(List.of(GatehouseFilter::new, CsrfFilter::new))),
                Stage.of(site -> site.filters(List.of(CsrfFilter::new, JwtCookieFilter::new))),
                Stage.of(site -> site.filters(List.of(JwtCookieFilter::new, CsrfFilter::new))),
                Stage.of(site -> site.filters(List.of(CsrfFilter::new))));
        for (Stage parts : orders) {
            try (parts) {
                Browser carrier = new Browser();
                parts.cookies(carrier).putAll(stage.cookies(alice));
                assertThat(carrier.send("POST", parts.url("/cart"), from(EVIL)).statusCode())
                        .isEqualTo(403);
            }
        }
    }

    private Response upgrade(String origin) {
        return alice.send(
                "GET",
                stage.url("/socket"),
                Browser.plain()
                        .header("Origin", origin)
                        .header("Connection", "Upgrade")
                        .header("Upgrade", "WebSocket"));
    }

    private static RequestSpecification from(String origin) {
        return Browser.plain().header("Origin", origin);
    }

    private static RequestSpecification preflight(String origin, String method) {
        return from(origin).header("Access-Control-Request-Method", method);
    }
}
