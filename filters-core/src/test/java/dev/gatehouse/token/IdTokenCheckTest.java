package dev.gatehouse.token;

import static dev.gatehouse.token.Bench.NOW;
import static dev.gatehouse.token.Bench.SKEW;
import static dev.gatehouse.token.Bench.hmac;
import static dev.gatehouse.token.Bench.idClaims;
import static dev.gatehouse.token.Bench.idToken;
import static dev.gatehouse.token.Bench.sign;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.IdTokenCheck.Accepted;
import dev.gatehouse.token.IdTokenCheck.Rejected;
import dev.gatehouse.token.IdTokenCheck.Unverifiable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A fresh ID token, at login (OpenID Connect Core 1.0 section 3.1.3.7). */
class IdTokenCheckTest {
    private static final byte[] CLIENT_SECRET = Bench.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8);

    private final Bench bench = new Bench();

    @Test
    void theTokenOfThisLoginIsAccepted() {
        IdTokenCheck check = check(idToken());

        assertThat(check).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.subject()).isEqualTo("alice-id");
            assertThat(accepted.claims()).containsEntry("email", "alice@example.com");
        });
    }

    @Test
    void theNonceOfAnotherLoginIsRejected() {
        Rejected otherNonce = new Rejected("its nonce is not the one of this login");

        assertThat(with("nonce", "n-2")).isEqualTo(otherNonce);
        assertThat(with("nonce", null)).isEqualTo(otherNonce);
        assertThat(with("nonce", List.of("n-1"))).isEqualTo(otherNonce);
        Map<String, @Nullable Object> claims = idClaims();
        claims.remove("nonce");
        assertThat(check(sign(TestKey.RSA, claims))).isEqualTo(otherNonce);
    }

    @Test
    void theTokenOfAnotherIssuerAudienceOrClientIsRejected() {
        assertThat(with("iss", "evil.example")).isEqualTo(new Rejected("its iss is another issuer"));
        assertThat(with("aud", "forums")).isEqualTo(new Rejected("its aud does not name this application"));
        assertThat(with("azp", "forums")).isEqualTo(new Rejected("its azp is another client"));
        assertThat(with("azp", Bench.CLIENT)).isInstanceOf(Accepted.class);
        assertThat(with("aud", List.of("forums", Bench.CLIENT))).isInstanceOf(Accepted.class);
        assertThat(with("sub", "")).isInstanceOf(Rejected.class);
    }

    /** {@code token.audience} is about the credential; an ID token is always for the client. */
    @Test
    void itsAudienceIsTheClientWhateverTheCredentialsIs() {
        bench.audience = "https://api.example.com";

        assertThat(check(idToken())).isInstanceOf(Accepted.class);
        assertThat(with("aud", "https://api.example.com")).isInstanceOf(Rejected.class);
    }

    @Test
    void itsTimeIsChecked() {
        Instant end = NOW.plusSeconds(3600).plus(SKEW);
        bench.time.set(end.minusMillis(1));
        assertThat(check(idToken())).isInstanceOf(Accepted.class);
        bench.time.set(end);
        assertThat(check(idToken())).isEqualTo(new Rejected("it has expired"));
        bench.time.set(end.plusMillis(1));
        assertThat(check(idToken())).isEqualTo(new Rejected("it has expired"));

        bench.time.set(NOW);
        long start = NOW.getEpochSecond() + SKEW.toSeconds();
        assertThat(with("nbf", start - 1)).isInstanceOf(Accepted.class);
        assertThat(with("nbf", start)).isInstanceOf(Accepted.class);
        assertThat(with("nbf", start + 1)).isEqualTo(new Rejected("its nbf is still to come"));
    }

    @Test
    void theClientSecretSigns() {
        for (String alg : List.of("HS256", "HS384", "HS512")) {
            assertThat(check(hmac(alg, CLIENT_SECRET, idClaims()))).isInstanceOf(Accepted.class);
        }
        assertThat(check(hmac("HS256", new byte[32], idClaims()))).isInstanceOf(Rejected.class);
    }

    /** A tenant whose one HMAC key signs both kinds of token. */
    @Test
    void theSecretOfCredentialsSignsToo() {
        byte[] secret = "a secret of the tenant, of 32 bytes at least".getBytes(StandardCharsets.UTF_8);
        bench.algorithms = Set.of("HS256");
        bench.hmacSecret = new SecretKeySpec(secret, "HMAC");

        assertThat(check(hmac("HS256", secret, idClaims()))).isInstanceOf(Accepted.class);
        assertThat(check(hmac("HS256", CLIENT_SECRET, idClaims()))).isInstanceOf(Accepted.class);
    }

    @Test
    void aPublicClientKnowsNoSecret() {
        bench.clientSecret = null;

        assertThat(check(hmac("HS256", CLIENT_SECRET, idClaims()))).isEqualTo(new Rejected("its alg is \"HS256\""));
    }

    @Test
    void aForgedOneIsRejected() {
        assertThat(check(sign(TestKey.OTHER_RSA.named("rsa-1"), idClaims()))).isInstanceOf(Rejected.class);
        assertThat(check("nonsense")).isInstanceOf(Rejected.class);
        assertThat(check(sign(TestKey.OTHER_RSA, idClaims()))).isEqualTo(new Rejected("its key is not published"));
    }

    @Test
    void withoutKeysNothingCanBeSaid() {
        bench.provider.away = true;

        assertThat(check(idToken())).isInstanceOf(Unverifiable.class);
    }

    private IdTokenCheck check(String idToken) {
        return bench.verifier().checkIdToken(idToken, "n-1");
    }

    private IdTokenCheck with(String claim, @Nullable Object value) {
        Map<String, @Nullable Object> claims = idClaims();
        claims.put(claim, value);
        return check(sign(TestKey.RSA, claims));
    }
}
