package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Fault;
import dev.gatehouse.demo.idp.http.HeldCalls;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is still valid is refreshed shortly before its end, and nobody notices. */
@Timeout(30)
@ParameterizedClass
@EnumSource(RefreshCall.class)
class EarlyRefreshTest {
    private final RefreshCall call;
    private final Stage stage;
    private final Browser alice;

    EarlyRefreshTest(RefreshCall call) {
        this.call = call;
        stage = Stage.with(call);
        alice = stage.alice();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"-31, 0", "-30, 1", "-29, 1", "-1, 1", "0, 1", "29, 1"})
    void aTokenIsRefreshedInItsLastThirtySecondsAndWithinItsSkew(long fromEnd, int exchanges) {
        stage.pass(Stage.TOKEN_LIFE.plusSeconds(fromEnd));
        Response response = alice.load(stage.url("/cart"));

        assertThat(response.asString()).contains("user=alice");
        assertThat(stage.exchanges()).isEqualTo(exchanges);
        assertThat(response.getHeaders().getValues("Set-Cookie").isEmpty()).isEqualTo(exchanges == 0);
        assertThat(response.getHeader("Cache-Control")).isEqualTo(exchanges == 0 ? null : "no-store");
    }

    @Test
    void oneRequestRefreshesAndTheOthersGoOn() throws Exception {
        stage.pass(Stage.TOKEN_LIFE.minusSeconds(10));
        Browser other = alice.copy();
        try (HeldCalls held = stage.idp().faults().hold(call.path())) {
            int before = stage.idp().recorded(call.path()).size();
            CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> alice.load(stage.url("/cart")));
            stage.idp().recorder().await(call.path(), before + 1, Duration.ofSeconds(10));
            Response second = other.load(stage.url("/cart"));

            assertThat(second.asString()).contains("user=alice");
            assertThat(second.getHeaders().getValues("Set-Cookie")).isEmpty();
            held.release();
            assertThat(first.get(10, TimeUnit.SECONDS).asString()).contains("user=alice");
        }
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void aFailureIsHarmlessAndNotTriedAgainForFiveSeconds(long offset) {
        stage.idp().faults().next(call.path(), Fault.status(500));
        stage.pass(Stage.TOKEN_LIFE.minusSeconds(20));
        for (int i = 0; i < 3; i++) {
            Response response = alice.load(stage.url("/cart"));
            assertThat(response.asString()).contains("user=alice");
            assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
        }
        assertThat(stage.exchanges()).isEqualTo(1);
        stage.pass(Duration.ofSeconds(5 + offset));

        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.exchanges()).isEqualTo(offset < 0 ? 1 : 2);
    }

    @Test
    void aRefusalBeforeTheEndIsHarmlessUntilTheEnd() {
        stage.idp().controls().revokeRefreshTokensOf(Fixtures.ALICE);
        stage.pass(Stage.TOKEN_LIFE.minusSeconds(20));
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        stage.pass(Duration.ofSeconds(50));

        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void aTokenWithoutARefreshTokenIsGoodToItsEnd() {
        stage.cookies(alice).remove("app.rt");
        stage.pass(Stage.TOKEN_LIFE);

        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.exchanges()).isZero();
    }

    @Test
    void shortTokensAreRefreshedInTheirLastQuarter() {
        stage.idp().controls().changeTokens(tokens -> tokens.withTokenLife(Duration.ofSeconds(60)));
        Browser bob = stage.bob();
        stage.pass(Duration.ofSeconds(44));
        bob.load(stage.url("/cart"));
        assertThat(stage.exchanges()).isZero();
        stage.pass(Duration.ofSeconds(1));
        bob.load(stage.url("/cart"));

        assertThat(stage.exchanges()).isEqualTo(1);
    }
}
