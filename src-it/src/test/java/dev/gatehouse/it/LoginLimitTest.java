package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code login.attempts}: what guessing passwords comes to. */
class LoginLimitTest extends NativeCase {

    @ParameterizedTest
    @EnumSource
    void theSixthTryIsSlowedAndTheProviderNotAsked(NativeMethod method) {
        Stage stage = start(method.stage());
        for (int i = 0; i < 5; i++) {
            assertThat(type(stage, Fixtures.ALICE_EMAIL, "guess" + i).statusCode())
                    .isEqualTo(401);
        }
        stage.pass(Duration.ofMillis(500));
        Response form = typeAsAlice(stage);
        Response script = call(stage, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(form.statusCode()).isEqualTo(429);
        assertThat(form.getHeader("Retry-After")).isEqualTo("60");
        assertThat(form.asString())
                .contains("Too many logins failed", "value=\"" + Fixtures.ALICE_EMAIL + "\"")
                .doesNotContain(Fixtures.ALICE_PASSWORD);
        assertThat(script.statusCode()).isEqualTo(429);
        assertThat(script.getHeader("Retry-After")).isEqualTo("60");
        assertThat(script.jsonPath().getString("code")).isEqualTo("too_many_attempts");
        assertThat(asked(stage, method)).isEqualTo(5);
        assertThat(stage.audited().events("refused"))
                .hasSize(7)
                .last()
                .isEqualTo("refused null native login: too_many_attempts");
    }

    @Test
    void itEndsWhenItSaid() {
        Stage stage = start(NativeMethod.PASSWORD.stage("login.attempts", "2/30s"));
        type(stage, Fixtures.ALICE_EMAIL, "guess");
        type(stage, Fixtures.ALICE_EMAIL, "guess");

        stage.pass(Duration.ofSeconds(30).minusMillis(1));
        Response early = typeAsAlice(stage);
        assertThat(early.statusCode()).isEqualTo(429);
        assertThat(early.getHeader("Retry-After")).isEqualTo("1");
        stage.pass(Duration.ofMillis(1));
        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(303);
    }

    @Test
    void othersBehindTheSameAddressAreNotSlowedAtOnce() {
        Stage stage = start(NativeMethod.PASSWORD.stage("login.attempts", "2/1m"));
        type(stage, Fixtures.ALICE_EMAIL, "guess");
        type(stage, Fixtures.ALICE_EMAIL, "guess");

        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(429);
        assertThat(type(stage, Fixtures.BOB_EMAIL, Fixtures.BOB_PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void anAddressThatTriesManyNamesIsSlowed() {
        Stage stage = start(NativeMethod.PASSWORD.stage("login.attempts", "1/1m"));
        for (int i = 0; i < 10; i++) {
            type(stage, "user" + i + "@example.com", "guess");
        }

        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(429);
    }

    @Test
    void anOutageAndAMissingSecondFactorAreNoFailures() {
        Stage stage = start(NativeMethod.LOGIN_API.stage("login.attempts", "1/1m"));
        for (int i = 0; i < 3; i++) {
            stage.idp().faults().next("/api/login", Fault.status(503));
            assertThat(typeAsAlice(stage).statusCode()).isEqualTo(503);
            assertThat(type(stage, Fixtures.TWO_FACTOR_EMAIL, Fixtures.PASSWORD).statusCode())
                    .isEqualTo(401);
        }

        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(303);
    }

    @Test
    void aHeaderOfTheClientsOwnMakesNoOtherAddress() {
        Stage stage = start(NativeMethod.PASSWORD.stage("login.attempts", "1/1m"));
        for (int i = 0; i < 2; i++) {
            Response answer = browser.send(
                    "POST",
                    stage.url("/app/login"),
                    Browser.page()
                            .header("X-Forwarded-For", "198.51.100." + i)
                            .header("Forwarded", "for=198.51.100." + i)
                            .contentType("application/x-www-form-urlencoded")
                            .formParams(Map.of("loginId", Fixtures.ALICE_EMAIL, "password", "guess")));
            assertThat(answer.statusCode()).isEqualTo(i == 0 ? 401 : 429);
        }
    }

    @Test
    void behindATrustedProxyEachClientHasItsOwn() {
        Stage stage =
                start(NativeMethod.PASSWORD.stage("login.attempts", "1/1m", "forwarded.trust", "127.0.0.0/8,::1"));
        for (int i = 0; i < 3; i++) {
            Response answer = browser.send(
                    "POST",
                    stage.url("/app/login"),
                    Browser.page()
                            .header("X-Forwarded-For", "198.51.100." + i)
                            .contentType("application/x-www-form-urlencoded")
                            .formParams(Map.of("loginId", Fixtures.ALICE_EMAIL, "password", "guess")));
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }
}
