package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refresh when a script asks for it. */
@ParameterizedClass
@EnumSource(RefreshCall.class)
class RefreshEndpointTest {
    private final RefreshCall call;
    private final Stage stage;
    private final Browser alice;

    RefreshEndpointTest(RefreshCall call) {
        this.call = call;
        stage = Stage.with(call);
        alice = stage.alice();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/refresh",
                "/app/refresh/",
                "/app/refresh/" + Fixtures.STORE_CLIENT_ID,
                "/app/refresh?client_id=" + Fixtures.STORE_CLIENT_ID
            })
    void newCookiesAndNothingElse(String path) {
        Map<String, String> before = Map.copyOf(stage.cookies(alice));
        stage.passTokenLife();
        Response response = alice.send("POST", stage.url(path), sdk(ownOrigin()));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.asString()).isEmpty();
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(stage.cookie(alice, "app.at")).isNotEqualTo(before.get("app.at"));
        assertThat(stage.cookie(alice, "app.rt")).isNotEqualTo(before.get("app.rt"));
        assertThat(stage.cookie(alice, "app.at_exp")).isNotEqualTo(before.get("app.at_exp"));
    }

    @Test
    void aTokenThatIsStillGoodIsRefreshedToo() {
        assertThat(alice.call("POST", stage.url("/app/refresh")).statusCode()).isEqualTo(204);
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void aRefusalIs400AndDeletesNothing() {
        stage.idp().controls().revokeRefreshTokensOf(Fixtures.ALICE);
        Response response = alice.call("POST", stage.url("/app/refresh"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("code")).isEqualTo("session_expired");
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
    }

    @Test
    void nothingToRefreshIs400() {
        Response response = new Browser().call("POST", stage.url("/app/refresh"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("code")).isEqualTo("login_required");
    }

    @Test
    void aForgedTokenSpendsNothing() {
        stage.cookies(alice).computeIfPresent("app.at", (name, token) -> Forged.unsigned(token));

        assertThat(alice.call("POST", stage.url("/app/refresh")).statusCode()).isEqualTo(400);
        assertThat(stage.exchanges()).isZero();
        assertThat(stage.audited().events("rejected")).hasSize(1);
    }

    @Test
    void anOutageIs503AndTouchesNoCookie() {
        stage.idp().faults().always(call.path(), Fault.status(500));
        Response response = alice.call("POST", stage.url("/app/refresh"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotNull();
        assertThat(response.jsonPath().getString("code")).isEqualTo("provider_unavailable");
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
    }

    @Test
    void anAnswerThatCannotBeCheckedYetIs503AndItsRefreshTokenIsKept() {
        String spent = stage.cookie(alice, "app.rt");
        stage.idp().controls().rotateKeys();
        stage.idp().faults().always("/.well-known/jwks.json", Fault.status(500));
        Response response = alice.call("POST", stage.url("/app/refresh"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(stage.cookie(alice, "app.rt")).isNotEqualTo(spent);
        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Referer, https://evil.example/page"
    })
    void anotherSiteIsRefusedAndSpendsNothing(String header, String value) {
        Response response =
                alice.send("POST", stage.url("/app/refresh"), Browser.plain().header(header, value));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.jsonPath().getString("code")).isEqualTo("csrf_rejected");
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
        assertThat(stage.exchanges()).isZero();
    }

    @Test
    void anotherClientIsRefused() {
        assertThat(alice.call("POST", stage.url("/app/refresh/" + Fixtures.FORUMS_CLIENT_ID))
                        .statusCode())
                .isEqualTo(400);
        assertThat(stage.exchanges()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void anythingButPostIsRefused(String method) {
        Response response = alice.call(method, stage.url("/app/refresh"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("POST");
        assertThat(stage.exchanges()).isZero();
    }

    private String ownOrigin() {
        return "http://localhost:" + stage.site().port();
    }

    /** As FusionAuth's SDKs send it. */
    private static RequestSpecification sdk(String origin) {
        return Browser.plain()
                .header("Accept", "*/*")
                .header("Content-Type", "text/plain")
                .header("Origin", origin);
    }
}
