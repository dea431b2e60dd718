package dev.gatehouse.token;

import static dev.gatehouse.token.Bench.NOW;
import static dev.gatehouse.token.Bench.SKEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.TokenState;
import dev.gatehouse.token.LogoutTokenCheck.Accepted;
import dev.gatehouse.token.LogoutTokenCheck.Rejected;
import dev.gatehouse.token.LogoutTokenCheck.Unverifiable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A logout token, as the provider posts it (OpenID Connect Back-Channel Logout 1.0 section 2.6). */
class LogoutTokenCheckTest {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final Bench bench = new Bench();

    @Test
    void itNamesAUserOrASessionOrBoth() {
        Instant end = NOW.plusSeconds(120).plus(SKEW);

        assertThat(with("sid", "s-1")).isEqualTo(new Accepted("j-1", "alice-id", "s-1", NOW, end));
        assertThat(check(claims())).isEqualTo(new Accepted("j-1", "alice-id", null, NOW, end));
        Map<String, @Nullable Object> ofASession = claims();
        ofASession.remove("sub");
        ofASession.put("sid", "s-1");
        assertThat(check(ofASession)).isEqualTo(new Accepted("j-1", null, "s-1", NOW, end));
    }

    @Test
    void oneThatNamesNobodyIsRejected() {
        assertThat(without("sub")).isEqualTo(new Rejected("it has neither sub nor sid"));
        assertThat(with("sub", null)).isEqualTo(new Rejected("its sub is no text of one line"));
        assertThat(with("sub", "")).isEqualTo(new Rejected("its sub is no text of one line"));
        assertThat(with("sid", null)).isEqualTo(new Rejected("its sid is no text of one line"));
        assertThat(with("sid", List.of("s-1"))).isEqualTo(new Rejected("its sid is no text of one line"));
    }

    @Test
    void anEventOfAnotherKindIsRejected() {
        Rejected noLogout = new Rejected("its events name no back-channel logout");

        assertThat(without("events")).isEqualTo(noLogout);
        assertThat(with("events", Map.of())).isEqualTo(noLogout);
        assertThat(with("events", EVENT)).isEqualTo(noLogout);
        assertThat(with("events", List.of(EVENT))).isEqualTo(noLogout);
        assertThat(with("events", Map.of(EVENT, true))).isEqualTo(noLogout);
        assertThat(with("events", Map.of("https://example.com/other", Map.of())))
                .isEqualTo(noLogout);
        assertThat(with("events", Map.of(EVENT, Map.of(), "https://example.com/other", Map.of())))
                .isInstanceOf(Accepted.class);
    }

    /** So that no ID token passes for one. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"n-1", ""})
    void anyNonceIsRejected(@Nullable String nonce) {
        assertThat(with("nonce", nonce)).isEqualTo(new Rejected("it is a token for another use: it has nonce"));
    }

    @Test
    void withoutIdOrDatesItIsRejected() {
        for (String claim : List.of("jti", "iat", "exp")) {
            assertThat(without(claim)).isInstanceOf(Rejected.class);
        }
        assertThat(with("jti", 7)).isEqualTo(new Rejected("its jti is no text of one line"));
        assertThat(with("iat", "now")).isInstanceOf(Rejected.class);
        assertThat(with("exp", NOW.toEpochMilli())).isInstanceOf(Rejected.class);
    }

    @Test
    void theTokenOfAnotherIssuerOrAudienceIsRejected() {
        assertThat(with("iss", "evil.example")).isEqualTo(new Rejected("its iss is another issuer"));
        assertThat(with("aud", "forums")).isEqualTo(new Rejected("its aud does not name this application"));
        assertThat(without("aud")).isEqualTo(new Rejected("its aud does not name this application"));
        assertThat(with("aud", List.of("forums", Bench.CLIENT))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "0,false", "1,false"})
    void itEndsWithTheClockSkew(long millis, boolean accepted) {
        bench.time.set(NOW.plusSeconds(120).plus(SKEW).plusMillis(millis));

        assertThat(check(claims())).isInstanceOf(accepted ? Accepted.class : Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({"29,true", "30,true", "31,false"})
    void oneFromTheFutureIsRejected(long seconds, boolean accepted) {
        long then = NOW.getEpochSecond() + seconds;

        assertThat(with("iat", then)).isInstanceOf(accepted ? Accepted.class : Rejected.class);
        assertThat(with("nbf", then)).isInstanceOf(accepted ? Accepted.class : Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "logout+jwt,true",
        "application/logout+jwt,true",
        "LOGOUT+JWT,true",
        "JWT,true",
        "at+jwt,false",
        "secevent+jwt,false"
    })
    void itsTypeIsThatOfALogoutTokenOrOfAnyJwt(String type, boolean accepted) {
        assertThat(typed(type, claims())).isInstanceOf(accepted ? Accepted.class : Rejected.class);
    }

    @Test
    void anUnsignedOrForgedOneIsRejected() {
        String unsigned = TestKey.encode("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + TestKey.encode(Bench.json(claims()).getBytes(StandardCharsets.UTF_8)) + ".";

        assertThat(bench.verifier().checkLogoutToken(unsigned)).isInstanceOf(Rejected.class);
        assertThat(bench.verifier().checkLogoutToken(unsigned + "AA")).isEqualTo(new Rejected("its alg is \"none\""));
        assertThat(signed(TestKey.OTHER_RSA.named("rsa-1"))).isInstanceOf(Rejected.class);
        assertThat(signed(TestKey.OTHER_RSA)).isEqualTo(new Rejected("its key is not published"));
        assertThat(bench.verifier().checkLogoutToken("nonsense")).isInstanceOf(Rejected.class);
        assertThat(bench.verifier().checkLogoutToken("")).isInstanceOf(Rejected.class);
    }

    /** The client secret signs ID tokens; many know it who must not log users out. */
    @Test
    void aSecretCountsOnlyWhereItIsTheOneOfCredentials() {
        byte[] clientSecret = Bench.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8);
        assertThat(bench.verifier().checkLogoutToken(Bench.hmac("HS256", clientSecret, claims())))
                .isEqualTo(new Rejected("its alg is \"HS256\""));

        byte[] secret = "a secret of the tenant, of 32 bytes at least".getBytes(StandardCharsets.UTF_8);
        Bench withSecret = new Bench();
        withSecret.algorithms = Set.of("HS256");
        withSecret.hmacSecret = new SecretKeySpec(secret, "HMAC");
        assertThat(withSecret.verifier().checkLogoutToken(Bench.hmac("HS256", secret, claims())))
                .isInstanceOf(Accepted.class);
        assertThat(withSecret.verifier().checkLogoutToken(Bench.hmac("HS256", clientSecret, claims())))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void noOtherTokenOfTheProviderPassesForIt() {
        assertThat(bench.verifier().checkLogoutToken(Bench.accessToken())).isInstanceOf(Rejected.class);
        assertThat(bench.verifier().checkLogoutToken(Bench.idToken())).isInstanceOf(Rejected.class);
    }

    @Test
    void itIsNoCredential() {
        assertThat(bench.verify(Bench.sign(TestKey.RSA, claims()))).isInstanceOf(TokenState.Rejected.class);
    }

    @Test
    void withoutKeysNothingCanBeSaid() {
        bench.provider.away = true;

        assertThat(check(claims())).isInstanceOf(Unverifiable.class);
    }

    private static Map<String, @Nullable Object> claims() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", ScriptedProvider.ISSUER);
        claims.put("aud", Bench.CLIENT);
        claims.put("sub", "alice-id");
        claims.put("iat", NOW.getEpochSecond());
        claims.put("exp", NOW.getEpochSecond() + 120);
        claims.put("jti", "j-1");
        claims.put("events", Map.of(EVENT, Map.of()));
        return claims;
    }

    private LogoutTokenCheck check(Map<String, @Nullable Object> claims) {
        return typed("logout+jwt", claims);
    }

    private LogoutTokenCheck typed(String type, Map<String, @Nullable Object> claims) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"" + type + "\",\"kid\":\"rsa-1\"}";
        return bench.verifier().checkLogoutToken(TestKey.RSA.sign("RS256", header, Bench.json(claims)));
    }

    private LogoutTokenCheck signed(TestKey key) {
        return bench.verifier().checkLogoutToken(Bench.sign(key, claims()));
    }

    private LogoutTokenCheck with(String claim, @Nullable Object value) {
        Map<String, @Nullable Object> claims = claims();
        claims.put(claim, value);
        return check(claims);
    }

    private LogoutTokenCheck without(String... names) {
        Map<String, @Nullable Object> claims = claims();
        Arrays.asList(names).forEach(claims::remove);
        return check(claims);
    }
}
