package dev.gatehouse.token;

import static dev.gatehouse.token.Bench.accessClaims;
import static dev.gatehouse.token.Bench.accessToken;
import static dev.gatehouse.token.Bench.json;
import static dev.gatehouse.token.Bench.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.TokenState.Rejected;
import dev.gatehouse.decision.TokenState.UnknownKey;
import dev.gatehouse.decision.TokenState.Unverifiable;
import dev.gatehouse.decision.TokenState.Valid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key may verify which token. */
class KeyChoiceTest {
    private static final byte[] SECRET =
            "a secret of the tenant, of 32 bytes at least".getBytes(StandardCharsets.UTF_8);

    private final Bench bench = new Bench();

    static Stream<Arguments> algorithms() {
        return Stream.of(
                Arguments.of("RS256", TestKey.RSA),
                Arguments.of("RS384", TestKey.RSA),
                Arguments.of("RS512", TestKey.RSA),
                Arguments.of("PS256", TestKey.RSA),
                Arguments.of("PS384", TestKey.RSA),
                Arguments.of("PS512", TestKey.RSA),
                Arguments.of("ES256", TestKey.P256),
                Arguments.of("ES384", TestKey.P384),
                Arguments.of("ES512", TestKey.P521),
                Arguments.of("EdDSA", TestKey.ED25519),
                Arguments.of("Ed25519", TestKey.ED25519));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void eachAlgorithmVerifiesWithItsKindOfKey(String alg, TestKey key) {
        bench.provider.publish(key);
        String token = withHeader(alg, key, header(alg, key.kid()));

        assertThat(bench.verify(token)).isInstanceOf(Valid.class);
        assertThat(bench.verify(withOtherSignature(token))).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void anotherKeyOfTheSameNameDoesNotVerify(String alg, TestKey key) {
        TestKey other = key.equals(TestKey.RSA) ? TestKey.OTHER_RSA : TestKey.RSA;
        bench.provider.publish(other.named(key.kid()));

        assertThat(bench.verify(withHeader(alg, key, header(alg, key.kid())))).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void anAlgorithmThatIsNotConfiguredIsRejected(String alg, TestKey key) {
        bench.algorithms = Set.of(alg.equals("RS256") ? "RS512" : "RS256");
        bench.provider.publish(key);

        assertThat(bench.verify(withHeader(alg, key, header(alg, key.kid()))))
                .isEqualTo(new Rejected("its alg is \"" + alg + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "", "rs256", "RS256 ", "RSA-OAEP", "dir", "ES256K", "HS256"})
    void noneAndItsKindAreRejected(String alg) {
        String unsigned = TestKey.encode(header(alg, "rsa-1").getBytes(StandardCharsets.UTF_8)) + "."
                + TestKey.encode(json(accessClaims()).getBytes(StandardCharsets.UTF_8)) + ".";

        assertThat(bench.verify(unsigned)).isInstanceOf(Rejected.class);
        assertThat(bench.verify(unsigned + "AAAA")).isEqualTo(new Rejected("its alg is \"" + alg + "\""));
    }

    /** The public key, which everyone has, used as an HMAC secret. */
    @Test
    void aPublishedKeyIsNeverASecret() {
        bench.algorithms = Set.of("RS256", "HS256");
        bench.hmacSecret = new SecretKeySpec(SECRET, "HMAC");
        byte[] der = TestKey.RSA.pair().getPublic().getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(bench.verify(Bench.hmac("HS256", der, accessClaims()))).isInstanceOf(Rejected.class);
        assertThat(bench.verify(Bench.hmac("HS256", pem, accessClaims()))).isInstanceOf(Rejected.class);
    }

    @Test
    void aPublishedSecretNeverCounts() {
        bench.algorithms = Set.of("RS256", "HS256");
        bench.hmacSecret = new SecretKeySpec(SECRET, "HMAC");
        byte[] other = "published by accident, 32 bytes or more".getBytes(StandardCharsets.UTF_8);
        bench.provider.publish("{\"kty\":\"oct\",\"kid\":\"rsa-1\",\"k\":\"" + TestKey.encode(other) + "\"}");

        assertThat(bench.verify(Bench.hmac("HS256", other, accessClaims()))).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void theConfiguredSecretVerifiesWithoutAnyKeyFetch(String alg) {
        bench.algorithms = Set.of(alg);
        bench.hmacSecret = new SecretKeySpec(SECRET, "HMAC");
        bench.provider.away = true;

        assertThat(bench.verify(Bench.hmac(alg, SECRET, accessClaims()))).isInstanceOf(Valid.class);
        assertThat(bench.verify(Bench.hmac(alg, new byte[32], accessClaims()))).isInstanceOf(Rejected.class);
        assertThat(bench.provider.keyFetches).hasValue(0);
    }

    /** The algorithm taken from the token (Soteria). */
    @Test
    void aKeyOfAnotherKindIsRefusedBeforeAnyArithmetic() {
        bench.provider.publish(TestKey.RSA, TestKey.P256, TestKey.ED25519);

        assertThat(bench.verify(withHeader("RS256", TestKey.RSA, header("ES256", "rsa-1"))))
                .isEqualTo(new Rejected("the key \"rsa-1\" is not for ES256"));
        assertThat(bench.verify(withHeader("ES256", TestKey.P256, header("ES384", "ec-256"))))
                .isEqualTo(new Rejected("the key \"ec-256\" is not for ES384"));
        assertThat(bench.verify(withHeader("RS256", TestKey.RSA, header("EdDSA", "rsa-1"))))
                .isEqualTo(new Rejected("the key \"rsa-1\" is not for EdDSA"));
        assertThat(bench.provider.keyFetches).hasValue(1);
    }

    @Test
    void theAlgOfAKeyBindsIt() {
        bench.provider.publish(TestKey.RSA.jwk(",\"alg\":\"RS512\""));

        assertThat(bench.verify(accessToken())).isEqualTo(new Rejected("the key \"rsa-1\" is not for RS256"));
        assertThat(bench.verify(withHeader("RS512", TestKey.RSA, header("RS512", "rsa-1"))))
                .isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "Ed25519"})
    void anEd25519KeyMayCallItsAlgorithmEitherWay(String alg) {
        bench.provider.publish(TestKey.ED25519.jwk(",\"alg\":\"" + alg + "\""));

        assertThat(bench.verify(withHeader("EdDSA", TestKey.ED25519, header("EdDSA", "ed-1"))))
                .isInstanceOf(Valid.class);
        assertThat(bench.verify(withHeader("EdDSA", TestKey.ED25519, header("Ed25519", "ed-1"))))
                .isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"use\":\"sig\"",
                ",\"use\":null",
                ",\"key_ops\":[\"verify\"]",
                ",\"key_ops\":[\"sign\",\"verify\"]",
                ",\"alg\":\"RS256\",\"use\":\"sig\",\"key_ops\":[\"verify\"]",
                ",\"x5c\":[\"not a certificate\"],\"x5t\":7,\"x5u\":\"http://127.0.0.1:1/\"",
                ",\"d\":\"AQAB\",\"p\":\"!!\"",
                ",\"unheard-of\":{\"a\":[]}"
            })
    void aKeyThatMayVerifyCounts(String members) {
        bench.provider.publish(TestKey.RSA.jwk(members));

        assertThat(bench.verify(accessToken())).isInstanceOf(Valid.class);
    }

    /** nimbus uses keys whose key_ops lack verify. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"use\":\"enc\"",
                ",\"use\":1",
                ",\"key_ops\":[]",
                ",\"key_ops\":[\"sign\"]",
                ",\"key_ops\":\"verify\"",
                ",\"alg\":\"RSA-OAEP\"",
                ",\"alg\":1"
            })
    void aKeyThatMayNotVerifyNeverCounts(String members) {
        bench.provider.publish(TestKey.RSA.jwk(members));

        assertThat(bench.verify(accessToken())).isInstanceOf(UnknownKey.class);
    }

    /** nimbus accepts 1024 bits. */
    @Test
    void anRsaKeyBelow2048BitsNeverCounts() {
        bench.provider.publish(TestKey.SHORT_RSA);

        assertThat(bench.verify(withHeader("RS256", TestKey.SHORT_RSA, header("RS256", "rsa-1024"))))
                .isInstanceOf(UnknownKey.class);
    }

    @Test
    void aBadKeyDoesNotCostTheOthers() {
        bench.provider.publish(
                "null",
                "1",
                "[]",
                "{}",
                "{\"kty\":7}",
                "{\"kty\":\"RSA\"}",
                "{\"kty\":\"RSA\",\"n\":\"!\",\"e\":\"AQAB\",\"kid\":\"rsa-1\"}",
                "{\"kty\":\"RSA\",\"n\":1,\"e\":{},\"kid\":\"rsa-1\"}",
                "{\"kty\":\"EC\",\"kid\":\"a\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AA\",\"y\":\"AA\"}",
                // Not on the curve.
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\",\"kid\":\"b\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAA\"}",
                "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44\",\"pub\":\"AAAA\"}",
                TestKey.P256.jwk(",\"alg\":{}"),
                TestKey.RSA.jwk());

        assertThat(bench.verify(accessToken())).isInstanceOf(Valid.class);
    }

    @Test
    void anEd25519KeyThatIsNoPointOnlyFailsItsOwnTokens() {
        String noPoint = TestKey.encode(new byte[] {
            2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        });
        bench.provider.publish(
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"ed-1\",\"x\":\"" + noPoint + "\"}", TestKey.RSA.jwk());

        assertThat(bench.verify(withHeader("EdDSA", TestKey.ED25519, header("EdDSA", "ed-1"))))
                .isInstanceOf(Rejected.class);
        assertThat(bench.verify(accessToken())).isInstanceOf(Valid.class);
    }

    @Test
    void aTokenWithoutKidIsTriedWhereExactlyOneKeyFits() {
        bench.provider.publish(TestKey.RSA, TestKey.P256);
        String token = withHeader("RS256", TestKey.RSA, "{\"alg\":\"RS256\"}");
        assertThat(bench.verify(token)).isInstanceOf(Valid.class);

        Bench several = new Bench();
        several.provider.publish(TestKey.RSA, TestKey.OTHER_RSA);
        assertThat(several.verify(token)).isEqualTo(new Rejected("it has no kid and 2 keys fit RS256"));

        Bench none = new Bench();
        none.provider.publish(TestKey.P256);
        assertThat(none.verify(token)).isInstanceOf(UnknownKey.class);
    }

    @Test
    void aKeyWithoutKidServesTokensWithoutOnly() {
        String jwk = "{" + TestKey.RSA.members() + "}";
        bench.provider.publish(jwk);

        assertThat(bench.verify(withHeader("RS256", TestKey.RSA, "{\"alg\":\"RS256\"}")))
                .isInstanceOf(Valid.class);
        assertThat(bench.verify(accessToken())).isInstanceOf(UnknownKey.class);
    }

    @Test
    void twoKeysOfOneNameAreBothTried() {
        bench.provider.publish(TestKey.OTHER_RSA.named("rsa-1"), TestKey.RSA);

        assertThat(bench.verify(accessToken())).isInstanceOf(Valid.class);
        assertThat(bench.verify(withHeader("RS256", TestKey.OTHER_RSA, header("RS256", "rsa-1"))))
                .isInstanceOf(Valid.class);
    }

    /** A header may bring its own key, or say where to fetch it. */
    @Test
    void keysInTheHeaderAreNeverLookedAt() {
        String brought = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"jwk\":" + TestKey.OTHER_RSA.jwk()
                + ",\"jku\":\"http://127.0.0.1:1/\",\"x5u\":\"http://127.0.0.1:1/\",\"x5c\":[\"AAAA\"]}";

        assertThat(bench.verify(withHeader("RS256", TestKey.OTHER_RSA, brought)))
                .isEqualTo(new Rejected("its signature is wrong for the key \"rsa-1\""));
        assertThat(bench.verify(withHeader("RS256", TestKey.RSA, brought))).isInstanceOf(Valid.class);
    }

    /** CVE-2022-21449: an ECDSA signature of zeros. */
    @Test
    void aSignatureOfZerosIsRejected() {
        bench.provider.publish(TestKey.P256, TestKey.ED25519);
        for (TestKey key : new TestKey[] {TestKey.P256, TestKey.ED25519}) {
            String alg = key.equals(TestKey.P256) ? "ES256" : "EdDSA";
            String token = withHeader(alg, key, header(alg, key.kid()));
            String zeros = token.substring(0, token.lastIndexOf('.') + 1) + TestKey.encode(new byte[64]);

            assertThat(bench.verify(zeros)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void aSetThatIsNoneIsNotTakenForAnEmptyOne() {
        for (String answer :
                new String[] {"", "null", "[]", "{}", "{\"keys\":null}", "{\"keys\":{}}", "<html>", "{\"keys\":["}) {
            Bench fresh = new Bench();
            fresh.provider.keySet = answer;

            assertThat(fresh.verify(accessToken())).as(answer).isInstanceOf(Unverifiable.class);
        }
    }

    private static String header(String alg, String kid) {
        return "{\"alg\":\"" + alg + "\",\"kid\":\"" + kid + "\"}";
    }

    private static String withOtherSignature(String token) {
        int at = token.lastIndexOf('.') + 10;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }
}
