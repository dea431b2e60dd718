package dev.gatehouse.token;

import static dev.gatehouse.token.Bench.NOW;
import static dev.gatehouse.token.Bench.SKEW;
import static dev.gatehouse.token.Bench.accessToken;
import static dev.gatehouse.token.Bench.hmac;
import static dev.gatehouse.token.Bench.idClaims;
import static dev.gatehouse.token.Bench.idToken;
import static dev.gatehouse.token.Bench.sign;
import static dev.gatehouse.token.Bench.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.TokenState.Rejected;
import dev.gatehouse.decision.TokenState.UnknownKey;
import dev.gatehouse.decision.TokenState.Unverifiable;
import dev.gatehouse.decision.TokenState.Valid;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of verified tokens. A JCA provider that counts shows when a signature is checked. */
class KnownTokensTest {
    private static final CountingProvider COUNTING = new CountingProvider();

    private final Bench bench = new Bench();

    @BeforeAll
    static void install() {
        Security.addProvider(COUNTING);
    }

    @AfterAll
    static void remove() {
        Security.removeProvider(COUNTING.getName());
    }

    @BeforeEach
    void count() {
        bench.jcaProvider = COUNTING.getName();
        COUNTING.checks.set(0);
    }

    @Test
    void aTokenSeenBeforeCostsNoSignatureCheck() {
        TokenState first = bench.verify(accessToken());

        assertThat(first).isInstanceOf(Valid.class);
        assertThat(bench.verify(accessToken())).isSameAs(first);
        assertThat(COUNTING.checks).hasValue(1);
    }

    @Test
    void withCacheSizeZeroEachTokenIsVerifiedEachTime() {
        bench.cacheSize = 0;
        bench.verify(accessToken());
        bench.verify(accessToken());

        assertThat(COUNTING.checks).hasValue(2);
    }

    @Test
    void noMoreAreRememberedThanAllowed() {
        bench.cacheSize = 10;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100; i++) {
                bench.verify(numbered(i));
            }
        }

        assertThat(COUNTING.checks).hasValueGreaterThanOrEqualTo(190);
    }

    @Test
    void aTokenSeenBeforeIsRefusedTheMomentItExpires() {
        bench.verify(accessToken());
        bench.time.set(NOW.plusSeconds(3600).plus(SKEW).minusMillis(1));
        assertThat(bench.verify(accessToken())).isInstanceOf(Valid.class);

        bench.time.set(NOW.plusSeconds(3600).plus(SKEW));
        assertThat(bench.verify(accessToken())).matches(Bench::isExpiredOfAlice);
        assertThat(bench.verify(accessToken())).matches(Bench::isExpiredOfAlice);
        assertThat(COUNTING.checks).hasValue(1);
    }

    @Test
    void aTokenFirstSeenExpiredIsCheckedOnce() {
        String expired = token(TestKey.RSA, claims -> claims.put("exp", 1));

        assertThat(bench.verify(expired)).matches(Bench::isExpiredOfAlice);
        assertThat(bench.verify(expired)).matches(Bench::isExpiredOfAlice);
        assertThat(COUNTING.checks).hasValue(1);
    }

    /** Unbounded memo of unverified tokens (Curity). */
    @Test
    void aRejectedTokenIsNotRemembered() {
        String forged = token(TestKey.OTHER_RSA.named("rsa-1"), claims -> {});

        assertThat(bench.verify(forged)).isInstanceOf(Rejected.class);
        assertThat(bench.verify(forged)).isInstanceOf(Rejected.class);
        assertThat(COUNTING.checks).hasValue(2);
    }

    @Test
    void aTokenWithTheSameEndingIsAnotherToken() {
        String token = accessToken();
        bench.verify(token);
        String signature = token.substring(token.lastIndexOf('.'));
        String other = token(TestKey.RSA, claims -> claims.put("sub", "mallory"));
        String grafted = other.substring(0, other.lastIndexOf('.')) + signature;

        assertThat(new TokenText(grafted, null)).hasSameHashCodeAs(new TokenText(token, null));
        assertThat(bench.verify(grafted)).isInstanceOf(Rejected.class);
    }

    @Test
    void aTokenTextIsEqualToTheSameTextsOnly() {
        assertThat(new TokenText("a", "b"))
                .isEqualTo(new TokenText("a", "b"))
                .hasSameHashCodeAs(new TokenText("a", "b"));
        assertThat(new TokenText("a", null)).isEqualTo(new TokenText("a", null));
        assertThat(new TokenText("a", "b"))
                .isNotEqualTo(new TokenText("a", null))
                .isNotEqualTo(new TokenText("a", "c"))
                .isNotEqualTo(new TokenText("c", "b"));
        assertThat(new TokenText("a", null)).isNotEqualTo(new TokenText("a", "b"));
    }

    @Test
    void aWithdrawnKeyTakesItsTokensWithIt() {
        bench.verify(accessToken());
        bench.provider.publish(TestKey.OTHER_RSA);
        bench.verifier().refetchKeys();
        bench.runBackground();

        assertThat(bench.verify(accessToken())).isInstanceOf(UnknownKey.class);
    }

    @Test
    void anotherKeyUnderTheSameNameTakesTheTokensOfTheOldOneToo() {
        bench.verify(accessToken());
        bench.provider.publish(TestKey.OTHER_RSA.named("rsa-1"));
        bench.verifier().refetchKeys();
        bench.runBackground();

        assertThat(bench.verify(accessToken())).isInstanceOf(Rejected.class);
    }

    @Test
    void theSameKeysFetchedAgainCostNoSignatureCheck() {
        bench.verify(accessToken());
        bench.time.pass(Duration.ofMinutes(5));
        bench.verify(accessToken());
        assertThat(bench.background)
                .as("a remembered token keeps the keys fresh as well")
                .hasSize(1);
        bench.runBackground();
        bench.verify(accessToken());

        assertThat(bench.provider.keyFetches).hasValue(2);
        assertThat(COUNTING.checks).hasValue(1);
    }

    @Test
    void anAddedKeyCostsOneMoreSignatureCheckForEachToken() {
        bench.verify(accessToken());
        bench.provider.publish(TestKey.RSA, TestKey.OTHER_RSA);
        bench.verifier().refetchKeys();
        bench.runBackground();
        bench.verify(accessToken());
        bench.verify(accessToken());

        assertThat(COUNTING.checks).hasValue(2);
    }

    @Test
    void aTokenIsNotTrustedForeverBecauseTheProviderIsAway() {
        String longLived = token(TestKey.RSA, claims -> claims.put("exp", NOW.getEpochSecond() + 1_000_000));
        bench.verify(longLived);
        bench.provider.away = true;

        bench.time.set(NOW.plus(Duration.ofHours(24)).minusMillis(1));
        assertThat(bench.verify(longLived)).isInstanceOf(Valid.class);
        bench.time.set(NOW.plus(Duration.ofHours(24)));
        assertThat(bench.verify(longLived)).isInstanceOf(Unverifiable.class);
    }

    @Test
    void theTwoTokensOfALoginCostOneLookUp() {
        TokenState first = bench.verifier().verify(accessToken(), idToken());
        assertThat(COUNTING.checks).hasValue(2);

        assertThat(bench.verifier().verify(accessToken(), idToken())).isSameAs(first);
        assertThat(COUNTING.checks).hasValue(2);
    }

    @Test
    void aWithdrawnKeyOfTheIdTokenTakesThePairWithIt() {
        byte[] secret = new byte[32];
        bench.algorithms = Set.of("RS256", "HS256");
        bench.hmacSecret = new SecretKeySpec(secret, "HMAC");
        String jwt = hmac("HS256", secret, Bench.accessClaims());
        assertThat(name(bench.verifier().verify(jwt, idToken()))).isEqualTo("alice@example.com");

        bench.provider.publish(TestKey.OTHER_RSA);
        bench.verifier().refetchKeys();
        bench.runBackground();

        assertThat(name(bench.verifier().verify(jwt, idToken()))).isEqualTo("alice-id");
    }

    /** Else whoever has one good token could fill the memory with as many pairs as they like. */
    @Test
    void onlyPairsOfTwoVerifiedTokensAreRemembered() {
        bench.cacheSize = 2;
        bench.verify(accessToken());
        bench.verifier().verify(numbered(1), idToken());
        COUNTING.checks.set(0);
        for (int i = 0; i < 1_000; i++) {
            bench.verifier().verify(accessToken(), "nonsense" + i);
        }

        bench.verify(accessToken());
        bench.verifier().verify(numbered(1), idToken());
        assertThat(COUNTING.checks).hasValue(0);
    }

    @Test
    void anIdTokenThatCouldNotBeCheckedIsAskedForAgain() {
        bench.verify(accessToken());
        String idToken = sign(TestKey.OTHER_RSA, idClaims());
        bench.provider.away = true;
        assertThat(name(bench.verifier().verify(accessToken(), idToken))).isEqualTo("alice-id");

        bench.provider.away = false;
        bench.provider.publish(TestKey.RSA, TestKey.OTHER_RSA);
        bench.time.pass(Duration.ofSeconds(30));
        assertThat(name(bench.verifier().verify(accessToken(), idToken))).isEqualTo("alice@example.com");
    }

    @Test
    void aProviderThatIsNotInstalledStopsTheStart() {
        bench.jcaProvider = "Nimbus2000";

        assertThatThrownBy(bench::verifier)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("token.jca-provider is \"Nimbus2000\"; installed are ")
                .hasMessageContaining("SunRsaSign");
    }

    @Test
    void whatTheProviderLacksTheJdkDoes() {
        bench.provider.publish(TestKey.P256, TestKey.ED25519, TestKey.RSA);
        assertThat(bench.verify(Bench.withHeader("ES256", TestKey.P256, "{\"alg\":\"ES256\",\"kid\":\"ec-256\"}")))
                .isInstanceOf(Valid.class);
        assertThat(bench.verify(Bench.withHeader("EdDSA", TestKey.ED25519, "{\"alg\":\"EdDSA\",\"kid\":\"ed-1\"}")))
                .isInstanceOf(Valid.class);
        assertThat(bench.verify(Bench.withHeader("PS256", TestKey.RSA, "{\"alg\":\"PS256\",\"kid\":\"rsa-1\"}")))
                .isInstanceOf(Valid.class);

        assertThat(COUNTING.checks).hasValue(0);
    }

    private static String numbered(int number) {
        return token(TestKey.RSA, claims -> claims.put("jti", number));
    }

    private static String name(TokenState state) {
        return ((Valid) state).identity().name();
    }

    /** The JDK's SHA256withRSA, counted. */
    private static final class CountingProvider extends Provider {
        private static final long serialVersionUID = 1L;

        private final transient AtomicInteger checks = new AtomicInteger();

        CountingProvider() {
            super("Counting", "1", "counts signature checks");
            Service jdk =
                    Objects.requireNonNull(Security.getProvider("SunRsaSign").getService("Signature", "SHA256withRSA"));
            putService(new Service(this, "Signature", "SHA256withRSA", jdk.getClassName(), null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                    checks.incrementAndGet();
                    return jdk.newInstance(parameter);
                }
            });
        }
    }
}
