package dev.gatehouse.token;

import static dev.gatehouse.token.Bench.NOW;
import static dev.gatehouse.token.Bench.SKEW;
import static dev.gatehouse.token.Bench.accessClaims;
import static dev.gatehouse.token.Bench.idToken;
import static dev.gatehouse.token.Bench.token;
import static dev.gatehouse.token.Bench.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.TokenState.Expired;
import dev.gatehouse.decision.TokenState.Rejected;
import dev.gatehouse.decision.TokenState.Unverifiable;
import dev.gatehouse.decision.TokenState.Valid;
import dev.gatehouse.settings.TokenSettings;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an authentic token must say to be a credential here. */
class ClaimsTest {
    private final Bench bench = new Bench();

    @Test
    void anotherIssuerIsRejected() {
        assertThat(with("iss", "acme.com/")).isEqualTo(new Rejected("its iss is another issuer"));
        assertThat(with("iss", "https://acme.com")).isInstanceOf(Rejected.class);
        assertThat(with("iss", "ACME.COM")).isInstanceOf(Rejected.class);
        assertThat(with("iss", List.of("acme.com"))).isEqualTo(new Rejected("its iss is no string"));
        assertThat(with("iss", null)).isInstanceOf(Rejected.class);
        assertThat(without("iss")).isInstanceOf(Rejected.class);
    }

    @Test
    void anotherAudienceIsRejected() {
        assertThat(with("aud", "forums")).isEqualTo(new Rejected("its aud does not name this application"));
        assertThat(with("aud", Bench.CLIENT + " ")).isInstanceOf(Rejected.class);
        assertThat(with("aud", List.of())).isInstanceOf(Rejected.class);
        assertThat(with("aud", List.of(List.of(Bench.CLIENT)))).isInstanceOf(Rejected.class);
        assertThat(with("aud", Map.of(Bench.CLIENT, true))).isInstanceOf(Rejected.class);
        assertThat(with("aud", null)).isInstanceOf(Rejected.class);
        assertThat(without("aud")).isInstanceOf(Rejected.class);
    }

    /** FusionAuth's access tokens for resources (RFC 8707) name the client first, then the resources. */
    @Test
    void anAudienceAmongSeveralCounts() {
        assertThat(with("aud", List.of("https://api.example.com", Bench.CLIENT)))
                .isInstanceOf(Valid.class);
        assertThat(with("aud", Arrays.asList(null, 1, Bench.CLIENT))).isInstanceOf(Valid.class);
    }

    /** nimbus accepts a sub that is null, empty or a number even where sub is required. */
    @Test
    void aSubjectIsTextThatIsThere() {
        String expected = "its sub is no text of one line";
        for (Object sub : new @Nullable Object[] {null, "", " ", 7, true, List.of("a"), Map.of(), "a\nb", "a\u0000"}) {
            assertThat(with("sub", sub)).as("%s", sub).isEqualTo(new Rejected(expected));
        }
        assertThat(without("sub")).isEqualTo(new Rejected(expected));
    }

    /** A token that carries cnf is bound to a key; whoever brings it as a bearer token has not shown that key. */
    @Test
    void aBoundTokenIsRejected() {
        assertThat(with("cnf", Map.of("jkt", "x"))).isInstanceOf(Rejected.class);
        assertThat(with("cnf", null)).isInstanceOf(Rejected.class);
    }

    /** Id and access tokens share typ, iss and aud. */
    @Test
    void anIdTokenIsNoAccessToken() {
        assertThat(bench.verify(idToken())).isInstanceOf(Rejected.class);
        for (String claim : List.of("nonce", "at_hash", "c_hash")) {
            assertThat(with(claim, "x")).isEqualTo(new Rejected("it is a token for another use: it has " + claim));
        }
    }

    @Test
    void anIdTokenIsTheCredentialWhereItIsChosen() {
        bench.use = TokenSettings.Use.ID_TOKEN;

        assertThat(bench.verify(idToken())).isInstanceOf(Valid.class);
        assertThat(with("azp", Bench.CLIENT)).isInstanceOf(Valid.class);
        assertThat(with("azp", "forums")).isEqualTo(new Rejected("its azp is another client"));
        assertThat(with("azp", null)).isInstanceOf(Rejected.class);
        assertThat(typed("at+jwt")).isInstanceOf(Rejected.class);
    }

    /** Signed by a known key is not "is an access token": FusionAuth signs webhooks with keys of the same set. */
    @Test
    void aWebhooksSignatureIsNoCredential() {
        String signature = Bench.sign(TestKey.RSA, Map.of("request_body_sha256", "2jmj7l5rSw0yVb/vlWAYkK/YBwk="));

        assertThat(bench.verify(signature)).isInstanceOf(Rejected.class);
    }

    /** A logout token (OpenID Connect Back-Channel Logout 1.0) has iss, aud, sub and exp too. */
    @Test
    void aLogoutTokenIsNoCredential() {
        Map<String, Object> events = Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

        assertThat(with("events", events)).isInstanceOf(Rejected.class);
        assertThat(typed("logout+jwt")).isEqualTo(new Rejected("its typ is \"logout+jwt\""));
    }

    @Test
    void typSaysJwtOrAccessTokenOrNothing() {
        for (String type : List.of("JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt")) {
            assertThat(typed(type)).as(type).isInstanceOf(Valid.class);
        }
        for (String type : List.of("", "JWE", "secevent+jwt", "dpop+jwt", "id_token+jwt", "JW\u0130T", "JOSE")) {
            assertThat(typed(type)).as(type).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void aTokenIsValidUntilItsEndAndTheClockSkewArePast() {
        String token = token(TestKey.RSA, claims -> {});
        Instant end = NOW.plusSeconds(3600).plus(SKEW);

        assertThat(at(end.minusMillis(1), token)).isInstanceOf(Valid.class);
        assertThat(at(end, token)).matches(Bench::isExpiredOfAlice);
        assertThat(at(end.plusMillis(1), token)).matches(Bench::isExpiredOfAlice);
    }

    @Test
    void aFractionOfASecondCounts() {
        String token = token(TestKey.RSA, claims -> claims.put("exp", NOW.getEpochSecond() + 10.5));
        Instant end = NOW.plusMillis(10_500).plus(SKEW);

        assertThat(at(end.minusMillis(1), token)).isInstanceOf(Valid.class);
        assertThat(at(end, token)).isInstanceOf(Expired.class);
    }

    @Test
    void aTokenIsNotValidBeforeNbfLessTheClockSkew() {
        String token = token(TestKey.RSA, claims -> claims.put("nbf", NOW.getEpochSecond() + 60));
        Instant start = NOW.plusSeconds(60).minus(SKEW);

        assertThat(at(start.minusMillis(1), token)).isEqualTo(new Rejected("its nbf is still to come"));
        assertThat(at(start, token)).isInstanceOf(Valid.class);
        assertThat(at(start.plusMillis(1), token)).isInstanceOf(Valid.class);
        assertThat(at(start.minusMillis(1), token)).isInstanceOf(Rejected.class);
    }

    /** The subject of an expired token is told only of one that is authentic. */
    @Test
    void aForgedTokenIsNeverExpired() {
        String forged = token(TestKey.OTHER_RSA.named("rsa-1"), claims -> claims.put("exp", 1));

        assertThat(bench.verify(forged)).isInstanceOf(Rejected.class);
        assertThat(with("exp", 1)).matches(Bench::isExpiredOfAlice);
        assertThat(with("exp", 0)).matches(Bench::isExpiredOfAlice);
    }

    /** exp in milliseconds, 1e300, a string, 2^63: refused, without overflow. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1767229200000",
                "1e300",
                "\"1767229200\"",
                "9223372036854775807",
                "9223372036854775808",
                "-1",
                "-0.5",
                "253402300800",
                "253402300799.5",
                "-1e300",
                "null",
                "true",
                "[1767229200]",
                "{}",
                "1e18",
                "99999999999999999999999999999999999999"
            })
    void aDateThatIsNoneIsRejected(String date) {
        for (String claim : List.of("exp", "nbf", "iat")) {
            assertThat(dated(claim, date))
                    .as("%s %s", claim, date)
                    .isEqualTo(new Rejected("its " + claim + " is no date before the year 10000, in seconds"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"253402300799", "1.7672292e9", "1767229200.0", "2.5e11"})
    void aDateInAnySpellingCounts(String date) {
        assertThat(dated("exp", date)).isInstanceOf(Valid.class);
    }

    @Test
    void expIsRequiredAndTheOtherDatesAreNot() {
        assertThat(without("exp")).isInstanceOf(Rejected.class);
        TokenState state = without("iat");
        assertThat(((Valid) state).identity().issuedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void withoutTheIssuerNothingCanBeSaid() {
        bench.provider.issuerAway = true;

        assertThat(with("x", 1)).isInstanceOf(Unverifiable.class);
        assertThat(with("sub", null)).isInstanceOf(Rejected.class);
        bench.provider.issuerAway = false;
        assertThat(with("x", 1)).isInstanceOf(Unverifiable.class);
        assertThat(bench.provider.issuerFetches).as("held back after a failure").hasValue(1);
        bench.time.set(NOW.plusSeconds(1));
        assertThat(with("x", 1)).isInstanceOf(Valid.class);
        assertThat(with("y", 1)).isInstanceOf(Valid.class);
        assertThat(bench.provider.issuerFetches).as("remembered").hasValue(2);
    }

    private TokenState at(Instant now, String token) {
        bench.time.set(now);
        Bench forgetful = new Bench();
        forgetful.cacheSize = 0;
        forgetful.time.set(now);
        TokenState state = bench.verify(token);
        assertThat(forgetful.verify(token)).as("remembered or not").isEqualTo(state);
        return state;
    }

    private TokenState with(String claim, @Nullable Object value) {
        return bench.verify(token(TestKey.RSA, claims -> claims.put(claim, value)));
    }

    private TokenState without(String claim) {
        return bench.verify(token(TestKey.RSA, claims -> claims.remove(claim)));
    }

    private TokenState typed(String type) {
        return bench.verify(
                withHeader("RS256", TestKey.RSA, "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":\"" + type + "\"}"));
    }

    private TokenState dated(String claim, String json) {
        Map<String, @Nullable Object> claims = accessClaims();
        claims.keySet().removeAll(Collections.singleton(claim));
        String others = Bench.json(claims);
        String payload = others.substring(0, others.length() - 1) + ",\"" + claim + "\":" + json + "}";
        return bench.verify(TestKey.RSA.sign("RS256", "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}", payload));
    }
}
