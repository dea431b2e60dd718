package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refusal of the refresh token is, and what comes of it. */
class RefusedRefreshTest {
    private Stage stage = Stage.with();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "OAUTH2_TOKEN, 400, '{\"error\":\"invalid_grant\"}'",
        "OAUTH2_TOKEN, 404, ''",
        "JWT_REFRESH, 400, '{\"fieldErrors\":{\"refreshToken\":[{\"code\":\"[invalid]refreshToken\"}]}}'",
        "JWT_REFRESH, 400, ''",
        "JWT_REFRESH, 401, ''",
        "JWT_REFRESH, 404, ''",
        "JWT_REFRESH, 409, ''",
        "JWT_REFRESH, 423, '{\"actions\":[]}'"
    })
    void aRefusalAsksForALoginDeletesNothingAndIsRemembered(RefreshCall call, int status, String body) {
        restart(call);
        Browser alice = stage.alice();
        stage.idp().faults().always(call.path(), Fault.answer(Answer.text(status, "application/json", body)));
        stage.passTokenLife();
        Map<String, String> before = Map.copyOf(stage.cookies(alice));
        Response script = alice.call("GET", stage.url("/cart"));
        Response page = alice.load(stage.url("/cart"));

        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.jsonPath().getString("code")).isEqualTo("session_expired");
        assertThat(script.getHeaders().getValues("Set-Cookie")).isEmpty();
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.getHeader("Location")).startsWith(stage.idp().url() + "/oauth2/authorize?");
        assertThat(stage.cookies(alice)).containsAllEntriesOf(before);
        assertThat(stage.exchanges()).isEqualTo(1);
        assertThat(stage.audited().events("refused")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(RefreshCall.class)
    void aRevokedLoginEndsWithItsToken(RefreshCall call) {
        restart(call);
        Browser alice = stage.alice();
        stage.idp().controls().revokeRefreshTokensOf(Fixtures.ALICE);
        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(200);
        stage.passTokenLife();

        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void aRefusalIsRememberedForTenMinutes(long offset) {
        Browser alice = stage.alice();
        stage.idp().controls().revokeRefreshTokensOf(Fixtures.ALICE);
        stage.passTokenLife();
        alice.call("GET", stage.url("/cart"));
        stage.pass(Duration.ofMinutes(10).plusSeconds(offset));
        alice.call("GET", stage.url("/cart"));

        assertThat(stage.exchanges()).isEqualTo(offset < 0 ? 1 : 2);
    }

    @ParameterizedTest
    @CsvSource({
        "OAUTH2_TOKEN, 401, invalid_client",
        "OAUTH2_TOKEN, 400, invalid_client",
        "OAUTH2_TOKEN, 400, unauthorized_client",
        "OAUTH2_TOKEN, 400, unsupported_grant_type",
        "OAUTH2_TOKEN, 401, invalid_grant",
        "OAUTH2_TOKEN, 429, invalid_grant",
        "OAUTH2_TOKEN, 400, ''",
        "JWT_REFRESH, 403, ''",
        "JWT_REFRESH, 405, ''"
    })
    void ourOwnFaultIsNoRefusal(RefreshCall call, int status, String error) {
        restart(call);
        Browser alice = stage.alice();
        stage.idp().faults().next(call.path(), Fault.answer(Answer.json(status, Map.of("error", error))));
        stage.passTokenLife();
        Response response = alice.load(stage.url("/cart"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
    }

    @ParameterizedTest
    @CsvSource({
        "sub, b0b00000-0000-4000-8000-000000000002",
        "iss, https://elsewhere.example",
        "aud, 10000000-0000-0002-0000-000000000001",
        "exp, 1",
        "nonce, one-of-an-id-token"
    })
    void aWrongAnswerIsDiscardedAndAudited(String claim, String value) {
        Browser alice = stage.alice();
        Map<String, String> before = Map.copyOf(stage.cookies(alice));
        stage.idp()
                .controls()
                .populateAccessTokens(claims ->
                        claim.equals("exp") ? claims.put(claim, Long.parseLong(value)) : claims.put(claim, value));
        stage.passTokenLife();
        Response response = alice.call("GET", stage.url("/cart"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(stage.cookies(alice)).isEqualTo(before);
        assertThat(stage.audited().events("rejected")).hasSize(1);
        int exchanges = stage.exchanges();
        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(stage.exchanges()).isEqualTo(exchanges);
    }

    @ParameterizedTest
    @EnumSource(RefreshCall.class)
    void anUnsignedAnswerIsDiscardedAndAudited(RefreshCall call) {
        restart(call);
        Browser alice = stage.alice();
        String unsigned = Forged.unsigned(stage.cookie(alice, "app.at"));
        Map<String, String> answer = call == RefreshCall.JWT_REFRESH
                ? Map.of("token", unsigned, "refreshToken", "next")
                : Map.of("access_token", unsigned, "refresh_token", "next", "token_type", "Bearer");
        stage.idp().faults().always(call.path(), Fault.answer(Answer.json(200, answer)));
        stage.passTokenLife();

        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(stage.audited().events("rejected")).hasSize(1);
        assertThat(stage.cookies(alice)).doesNotContainValue("next");
    }

    @Test
    void aLoginAfterARefusalIsGood() {
        Browser alice = stage.alice();
        stage.idp().controls().revokeRefreshTokensOf(Fixtures.ALICE);
        stage.passTokenLife();
        Response page = alice.logIn(stage.url("/cart?item=7"), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(page.asString()).contains("user=alice", "request=GET /cart");
    }

    private void restart(RefreshCall call) {
        stage.close();
        stage = Stage.with(call);
    }
}
