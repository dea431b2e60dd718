package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who am I, for scripts. */
class UserEndpointTest {
    private Stage stage = Stage.with();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/me",
                "/app/me/",
                "/app/me/" + Fixtures.STORE_CLIENT_ID,
                "/app/me?client_id=" + Fixtures.STORE_CLIENT_ID
            })
    void theClaimsAndNeverTheTokens(String path) {
        Browser alice = stage.alice();
        Response response = alice.call("GET", stage.url(path));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        Map<String, Object> claims = response.jsonPath().getMap("$");
        assertThat(claims)
                .containsEntry("sub", Fixtures.ALICE.toString())
                .containsEntry("email", Fixtures.ALICE_EMAIL)
                .containsEntry("roles", List.of("admin", "customer"));
        assertThat(response.asString())
                .doesNotContain(
                        stage.cookie(alice, "app.at"), stage.cookie(alice, "app.rt"), stage.cookie(alice, "app.idt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/me/" + Fixtures.FORUMS_CLIENT_ID,
                "/app/me?client_id=" + Fixtures.FORUMS_CLIENT_ID,
                "/app/me?client_id=" + Fixtures.STORE_CLIENT_ID + "&client_id=" + Fixtures.STORE_CLIENT_ID
            })
    void anotherClientOrOneTwiceIsRefused(String path) {
        Response response = stage.alice().call("GET", stage.url(path));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("code")).isEqualTo("bad_request");
    }

    @ParameterizedTest
    @EnumSource(RefreshCall.class)
    void anExpiredTokenIsRefreshedFirst(RefreshCall call) {
        restart("refresh.endpoint", call.setting());
        Browser alice = stage.alice();
        stage.passTokenLife();
        Response response = alice.call("GET", stage.url("/app/me"));

        assertThat(response.jsonPath().getString("sub")).isEqualTo(Fixtures.ALICE.toString());
        assertThat(response.getHeaders().getValues("Set-Cookie")).isNotEmpty();
        assertThat(alice.call("GET", stage.url("/app/me")).statusCode()).isEqualTo(200);
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404})
    void nobodyGetsTheStatusThatIsSet(int status) {
        restart("path.anonymous-user-status", Integer.toString(status));
        Response response = new Browser().call("GET", stage.url("/app/me"));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo(status == 401 ? "Bearer" : null);
        Map<String, Object> problem = response.jsonPath().getMap("$");
        assertThat(problem)
                .containsEntry("status", status)
                .containsEntry("code", "login_required")
                .containsEntry("login", "/app/login");
    }

    @Test
    void anOutageIsNoLogout() {
        Browser alice = stage.alice();
        stage.idp().faults().always("/oauth2/token", Fault.status(500));
        stage.passTokenLife();
        Response response = alice.call("GET", stage.url("/app/me"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.jsonPath().getString("code")).isEqualTo("provider_unavailable");
        assertThat(response.getHeader("Retry-After")).isNotNull();
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aRefusalIsNobody() {
        Browser alice = stage.alice();
        stage.idp().controls().revokeRefreshTokensOf(Fixtures.ALICE);
        stage.passTokenLife();

        assertThat(alice.call("GET", stage.url("/app/me")).statusCode()).isEqualTo(401);
    }

    @Test
    void anythingButReadingIsRefused() {
        Response response = stage.alice().call("DELETE", stage.url("/app/me"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("GET");
    }

    private void restart(String... settings) {
        stage.close();
        stage = Stage.with(settings);
    }
}
