package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.TokenState.Valid;
import dev.gatehouse.token.IdTokenCheck.Accepted;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing but the very token is valid, and nothing at all makes the verifier throw. */
class TokenMutationTest {
    private static final int MUTATIONS = 20_000;
    private static final String STRANGE = "ABCxyz019-_=+/. \t\r\n\u0000\"{}[]:,\\é\uFEFF\uD800\uDC00\u2028";

    private static final Logger FETCHES = Logger.getLogger(SharedFetch.class.getName());

    private final Random random = new Random(20260101);
    private final Bench bench = new Bench();

    @BeforeAll
    static void spareTheLog() {
        FETCHES.setLevel(Level.OFF);
    }

    @AfterAll
    static void logAgain() {
        FETCHES.setLevel(null);
    }

    @Test
    void noMutationOfTheTextIsValid() {
        String token = Bench.accessToken();
        assertThat(bench.verify(token)).isInstanceOf(Valid.class);
        for (int i = 0; i < MUTATIONS; i++) {
            String mutation = mutate(token);
            TokenState state = bench.verifier().verify(mutation, mutation);
            assertThat(state instanceof Valid).as(mutation).isEqualTo(mutation.equals(token));
            assertThat(bench.verifier().checkIdToken(mutation, "n-1")).isNotInstanceOf(Accepted.class);
        }
    }

    /** The mutation is inside header or payload, in proper base64url again. */
    @Test
    void noMutationOfTheContentIsValid() {
        String token = Bench.accessToken();
        String[] parts = token.split("\\.", -1);
        for (int i = 0; i < MUTATIONS; i++) {
            int part = random.nextInt(2);
            String content = new String(Base64.getUrlDecoder().decode(parts[part]), StandardCharsets.UTF_8);
            String encoded = TestKey.encode(mutate(content).getBytes(StandardCharsets.UTF_8));
            String mutation =
                    part == 0 ? encoded + "." + parts[1] + "." + parts[2] : parts[0] + "." + encoded + "." + parts[2];
            TokenState state = bench.verify(mutation);
            assertThat(state instanceof Valid).as(mutation).isEqualTo(mutation.equals(token));
        }
    }

    /** Signed properly, whatever it says: it may be valid, it must not throw. */
    @Test
    void noSignedContentMakesTheVerifierThrow() {
        bench.cacheSize = 0;
        String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}";
        String claims = Bench.json(Bench.idClaims());
        for (int i = 0; i < MUTATIONS / 20; i++) {
            String signed = TestKey.RSA.sign("RS256", header, mutate(claims));
            assertThat(bench.verifier().verify(signed, signed)).isNotNull();
            assertThat(bench.verifier().checkIdToken(signed, "n-1")).isNotNull();
        }
    }

    @Test
    void noKeySetMakesTheVerifierThrow() {
        String set = "{\"keys\":[" + TestKey.RSA.jwk(",\"use\":\"sig\"") + "," + TestKey.P256.jwk(",\"alg\":\"ES256\"")
                + "," + TestKey.ED25519.jwk() + "]}";
        String token = Bench.accessToken();
        for (int i = 0; i < MUTATIONS / 4; i++) {
            Bench fresh = new Bench();
            fresh.provider.keySet = mutate(set);
            assertThat(fresh.verify(token)).isNotNull();
        }
    }

    /** One to three small changes. */
    private String mutate(String text) {
        StringBuilder mutation = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0 && !mutation.isEmpty(); changes--) {
            int at = random.nextInt(mutation.length());
            char strange = STRANGE.charAt(random.nextInt(STRANGE.length()));
            switch (random.nextInt(6)) {
                case 0 -> mutation.setCharAt(at, strange);
                case 1 -> mutation.insert(at, strange);
                case 2 -> mutation.deleteCharAt(at);
                case 3 -> mutation.setLength(at);
                case 4 -> mutation.insert(at, mutation.substring(at));
                default -> mutation.setCharAt(at, mutation.charAt(random.nextInt(mutation.length())));
            }
        }
        return mutation.toString();
    }
}
