package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.http.Fault;
import dev.gatehouse.demo.idp.token.Algorithm;
import dev.gatehouse.demo.idp.token.SigningKey;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that change, come late, are withdrawn or out of reach. */
class KeysTest {
    private static final String JWKS = "/.well-known/jwks.json";

    private Stage stage = Stage.with();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @EnumSource(RefreshCall.class)
    void aRefreshedTokenWhoseKeyIsNotPublishedYetIs503AndItsRefreshTokenIsKept(RefreshCall call) {
        restart("refresh.endpoint", call.setting());
        Browser alice = stage.alice();
        String spent = stage.cookie(alice, "app.rt");
        SigningKey key = stage.idp().controls().keys().rotate(Algorithm.RS256, false);
        stage.passTokenLife();
        Response response = alice.load(stage.url("/cart"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(stage.cookie(alice, "app.rt")).isNotEqualTo(spent);
        stage.idp().controls().keys().publish(String.valueOf(key.kid()));
        stage.pass(Duration.ofSeconds(30));
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
    }

    @Test
    void aRefreshWhileTheKeySetIsDownKeepsTheRotatedRefreshToken() {
        Browser alice = stage.alice();
        String spent = stage.cookie(alice, "app.rt");
        stage.idp().controls().rotateKeys();
        stage.idp().faults().always(JWKS, Fault.status(500));
        stage.passTokenLife();
        Response response = alice.load(stage.url("/cart"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(stage.cookie(alice, "app.rt")).isNotEqualTo(spent);
        assertThat(alice.load(stage.url("/cart")).statusCode()).isEqualTo(503);
        assertThat(stage.exchanges())
                .as("nothing is spent while nothing can be said of the token")
                .isEqualTo(1);
        stage.idp().faults().clear();
        stage.pass(Duration.ofSeconds(30));
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void anEarlyRefreshThatCannotBeCheckedKeepsTheTokenThatIsStillValid() {
        Browser alice = stage.alice();
        Map<String, String> before = Map.copyOf(stage.cookies(alice));
        stage.idp().controls().rotateKeys();
        stage.idp().faults().always(JWKS, Fault.status(500));
        stage.pass(Stage.TOKEN_LIFE.minusSeconds(10));

        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.cookies(alice))
                .containsEntry("app.at", before.get("app.at"))
                .containsEntry("app.at_exp", before.get("app.at_exp"));
        assertThat(stage.cookie(alice, "app.rt")).isNotEqualTo(before.get("app.rt"));
        stage.idp().faults().clear();
        stage.passTokenLife();
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
    }

    @Test
    void aRotationIsNoticedAtTheFirstNewTokenAndOldOnesStayGood() {
        Browser alice = stage.alice();
        stage.idp().controls().rotateKeys();
        Browser bob = stage.bob();

        assertThat(bob.load(stage.url("/cart")).asString()).contains("user=bob");
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.keyFetches()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent,expired,unknown-key", "absent,expired"})
    void aTokenOfAWithdrawnKeyIsRefreshedIfSettingsSaySo(String refreshOn) {
        restart("refresh.on", refreshOn);
        Browser alice = stage.alice();
        String kid = String.valueOf(stage.idp().controls().keys().defaultKey().kid());
        stage.idp().controls().rotateKeys();
        stage.idp().controls().keys().withhold(kid);
        stage.bob();
        stage.pass(Duration.ofSeconds(31));
        Response response = alice.call("GET", stage.url("/cart"));

        if (refreshOn.contains("unknown-key")) {
            assertThat(response.asString()).contains("user=alice");
            assertThat(stage.exchanges()).isEqualTo(1);
        } else {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(stage.exchanges()).isZero();
        }
    }

    @Test
    void aFloodOfUnknownKeysFetchesOnceInThirtySeconds() {
        Browser alice = stage.alice();
        String token = stage.cookie(alice, "app.at");
        int before = stage.keyFetches();
        Browser flood = new Browser();
        for (int i = 0; i < 20; i++) {
            stage.cookies(flood)
                    .put("app.at", Forged.withHeader(token, "{\"alg\":\"RS256\",\"kid\":\"made-up-" + i + "\"}"));
            flood.call("GET", stage.url("/cart"));
        }
        assertThat(stage.keyFetches()).isEqualTo(before + 1);
        stage.pass(Duration.ofSeconds(29));
        flood.call("GET", stage.url("/cart"));
        assertThat(stage.keyFetches()).isEqualTo(before + 1);
        stage.pass(Duration.ofSeconds(1));
        flood.call("GET", stage.url("/cart"));

        assertThat(stage.keyFetches()).isEqualTo(before + 2);
        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void theLastGoodKeySetCountsForADayOfOutage(long offset) {
        stage.idp().controls().changeTokens(tokens -> tokens.withTokenLife(Duration.ofDays(2)));
        Browser alice = stage.alice();
        stage.idp().faults().always(JWKS, Fault.status(500));
        stage.pass(Duration.ofDays(1).plusSeconds(offset));
        Response response = alice.load(stage.url("/cart"));

        assertThat(response.statusCode()).isEqualTo(offset < 0 ? 200 : 503);
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
        assertThat(stage.exchanges()).isZero();
    }

    @Test
    void aLoginGoesOnWhenTheKeySetIsBackAfterMoreThanADay() {
        stage.idp().controls().changeTokens(tokens -> tokens.withTokenLife(Duration.ofDays(2)));
        Browser alice = stage.alice();
        stage.idp().faults().always(JWKS, Fault.status(500));
        stage.pass(Duration.ofDays(1));
        assertThat(alice.load(stage.url("/cart")).statusCode()).isEqualTo(503);
        stage.idp().faults().clear();
        stage.pass(Duration.ofSeconds(1));

        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.exchanges()).isZero();
    }

    @Test
    void anUnknownKeySpendsNothingWhileAFetchIsHeldBack() {
        Browser alice = stage.alice();
        String token = stage.cookie(alice, "app.at");
        Browser flood = new Browser();
        stage.cookies(flood).put("app.at", Forged.withHeader(token, "{\"alg\":\"RS256\",\"kid\":\"first\"}"));
        flood.call("GET", stage.url("/cart"));
        stage.cookies(alice).put("app.at", Forged.withHeader(token, "{\"alg\":\"RS256\",\"kid\":\"second\"}"));
        Response heldBack = alice.call("GET", stage.url("/cart"));

        assertThat(heldBack.statusCode()).isEqualTo(503);
        assertThat(heldBack.getHeaders().getValues("Set-Cookie")).isEmpty();
        assertThat(stage.exchanges()).isZero();
        stage.pass(Duration.ofSeconds(30));
        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(200);
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void tokensSignedWithASharedSecretAreGoodWhereTheSecretIsGiven() {
        String secret = "a-secret-of-more-than-thirty-two-bytes";
        restart("token.hmac-secret", secret, "token.algorithms", "HS256");
        UUID id = UUID.fromString("5ec2e700-0000-4000-8000-000000000001");
        stage.idp().controls().keys().secret(id, Algorithm.HS256, secret.getBytes(StandardCharsets.UTF_8));
        UUID idTokens = UUID.fromString("092dbedc-30af-4149-9c61-b578f2c72f59");
        stage.idp().controls().changeTokens(tokens -> tokens.withKeys(id, idTokens));
        Browser alice = stage.alice();

        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        stage.passTokenLife();
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.keyFetches()).isZero();
    }

    private void restart(String... settings) {
        stage.close();
        stage = Stage.with(settings);
    }
}
