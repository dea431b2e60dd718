package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that is not to be trusted counts as none, and the refresh token beside it does not count either. */
class UntrustedTokenTest {
    private Stage stage = Stage.with();

    @AfterEach
    void stop() {
        stage.close();
    }

    /** Each made from a good token. */
    static Stream<Named<BiFunction<Stage, String, String>>> untrusted() {
        return Stream.of(
                named("alg=none", (stage, token) -> Forged.unsigned(token)),
                named(
                        "alg=none with the old signature",
                        (stage, token) -> Forged.withHeader(token, "{\"alg\":\"none\"}")),
                named("HS256", (stage, token) -> Forged.withHeader(token, "{\"alg\":\"HS256\"}")),
                named("null header", (stage, token) -> Forged.withHeader(token, "null")),
                named(
                        "changed subject",
                        (stage, token) -> Forged.changed(token, Fixtures.ALICE.toString(), Fixtures.BOB.toString())),
                named("no signature", (stage, token) -> token.substring(0, token.lastIndexOf('.') + 1)),
                named("five parts", (stage, token) -> "a.b.c.d.e"),
                named("two parts", (stage, token) -> "a.b"),
                named("no token at all", (stage, token) -> "<script>"),
                named("non-ASCII", (stage, token) -> token + "\u00e4"),
                named("16 KB and more", (stage, token) -> token + "x".repeat(16 * 1024)),
                named(
                        "another audience",
                        (stage, token) -> stage.idp().controls().sign(claims(stage, "aud", "x"))),
                named("another issuer", (stage, token) -> stage.idp().controls().sign(claims(stage, "iss", "x"))),
                named("an event", (stage, token) -> stage.idp().controls().sign(claims(stage, "events", Map.of()))),
                named("bound to a key", (stage, token) -> stage.idp().controls().sign(claims(stage, "cnf", Map.of()))),
                named("no subject", (stage, token) -> stage.idp().controls().sign(claims(stage, "sub", 7))),
                named(
                        "an end beyond all numbers",
                        (stage, token) -> stage.idp().controls().sign(claims(stage, "exp", 1e300))),
                named("an end as text", (stage, token) -> stage.idp().controls().sign(claims(stage, "exp", "soon"))),
                named("deep claims", (stage, token) -> stage.idp().controls().sign(claims(stage, "deep", nested(40)))),
                named(
                        "a nonce, as in ID tokens",
                        (stage, token) -> stage.idp().controls().sign(claims(stage, "nonce", "x"))));
    }

    @ParameterizedTest
    @MethodSource("untrusted")
    void anUntrustedTokenCountsAsNoneSpendsNoRefreshAndIsAudited(BiFunction<Stage, String, String> forge) {
        Browser alice = stage.alice();
        Map<String, String> cookies = stage.cookies(alice);
        cookies.put("app.at", forge.apply(stage, stage.cookie(alice, "app.at")));
        Response script = alice.call("GET", stage.url("/cart"));
        Response page = alice.load(stage.url("/cart"));

        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.getHeaders().getValues("Set-Cookie")).isEmpty();
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(stage.exchanges()).isZero();
        assertThat(stage.audited().events("rejected")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'absent,expired,unknown-key', 401, 200, 200",
        "'absent,expired,unknown-key,invalid', 200, 200, 200",
        "expired, 401, 401, 200",
        "absent, 401, 200, 401"
    })
    void theSettingSaysWhatMakesARefreshTokenCount(String refreshOn, int forged, int absent, int expired) {
        stage.close();
        stage = Stage.with("refresh.on", refreshOn);
        Browser alice = stage.alice();
        Browser withForged = alice.copy();
        stage.cookies(withForged).computeIfPresent("app.at", (name, token) -> Forged.unsigned(token));
        assertThat(withForged.call("GET", stage.url("/cart")).statusCode()).isEqualTo(forged);

        Browser bob = stage.bob();
        stage.cookies(bob).remove("app.at");
        assertThat(bob.call("GET", stage.url("/cart")).statusCode()).isEqualTo(absent);

        Browser again = stage.alice();
        stage.passTokenLife();
        assertThat(again.call("GET", stage.url("/cart")).statusCode()).isEqualTo(expired);
    }

    @Test
    void anIdTokenIsNoCredentialThoughItsSignatureIsGood() {
        Browser alice = stage.alice();
        stage.cookies(alice).put("app.at", stage.cookie(alice, "app.idt"));

        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(stage.exchanges()).isZero();
        assertThat(stage.audited().events("rejected")).hasSize(1);
    }

    @Test
    void ofACookieNamedTwiceTheFirstCounts() {
        Browser alice = stage.alice();
        Browser bob = stage.bob();
        String cookies = "app.at=" + stage.cookie(alice, "app.at") + "; app.at=" + stage.cookie(bob, "app.at");

        assertThat(new Browser()
                        .send("GET", stage.url("/cart"), Browser.script().header("Cookie", cookies))
                        .asString())
                .contains("user=" + Fixtures.ALICE);
    }

    @Test
    void aRefreshTokenThatWasKeptBeforeRefreshWasTurnedOffDoesNotCount() {
        Browser alice = stage.alice();
        Site without = Site.at(stage.idp()).set("refresh.endpoint", "none").start();
        try (without) {
            alice.cookies(without.url("/")).putAll(stage.cookies(alice));
            stage.pass(Stage.TOKEN_LIFE.minusSeconds(1));
            assertThat(alice.call("GET", without.url("/cart")).statusCode()).isEqualTo(200);
            stage.passTokenLife();

            assertThat(alice.call("GET", without.url("/cart")).statusCode()).isEqualTo(401);
            assertThat(alice.call("POST", without.url("/app/refresh")).statusCode())
                    .isEqualTo(400);
        }
    }

    private static Map<String, Object> claims(Stage stage, String changed, Object value) {
        Map<String, Object> claims = new HashMap<>();
        long now = stage.idp().controls().time().instant().getEpochSecond();
        claims.put("iss", "acme.com");
        claims.put("aud", Fixtures.STORE_CLIENT_ID);
        claims.put("sub", Fixtures.ALICE.toString());
        claims.put("iat", now);
        claims.put("exp", now + 600);
        claims.put(changed, value);
        return claims;
    }

    private static Object nested(int depth) {
        return depth == 0 ? Map.of() : Map.of("a", nested(depth - 1));
    }

    private static Named<BiFunction<Stage, String, String>> named(
            String name, BiFunction<Stage, String, String> forge) {
        return Named.of(name, forge);
    }
}
