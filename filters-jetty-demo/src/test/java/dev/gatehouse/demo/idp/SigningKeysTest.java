package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.demo.idp.Browser.Reply;
import dev.gatehouse.demo.idp.token.Algorithm;
import dev.gatehouse.demo.idp.token.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeysTest {
    private static final UUID KEY = UUID.fromString("00000000-0000-0000-0000-00000000000e");
    private static final UUID CLIENT_SECRET_HS256 = UUID.fromString("092dbedc-30af-4149-9c61-b578f2c72f59");
    private static final String SECRET = "a secret of more than sixty-four bytes, so that HS512 takes it as well";

    @ParameterizedTest
    @EnumSource(names = {"RS256", "RS384", "RS512", "ES256", "ES384", "ES512"})
    void tokensVerifyWithThePublishedKey(Algorithm algorithm) throws Exception {
        try (StandIn idp = signing(algorithm)) {
            Browser browser = new Browser(idp);
            SignedJWT jwt = SignedJWT.parse(browser.loginAsAlice().text("access_token"));

            JWK key = publishedKeys(browser).getKeyByKeyId(jwt.getHeader().getKeyID());

            assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm.name());
            assertThat(key.getAlgorithm().getName()).isEqualTo(algorithm.name());
            assertThat(jwt.verify(verifier(key))).isTrue();
        }
    }

    @Test
    void ed25519TokensVerifyWithThePublishedKey() throws Exception {
        try (StandIn idp = signing(Algorithm.ED25519)) {
            Browser browser = new Browser(idp);
            String token = browser.loginAsAlice().text("access_token");
            JsonNode jwk =
                    browser.get("/.well-known/jwks.json").json().path("keys").path(0);

            assertThat(jwk.path("kty").asText()).isEqualTo("OKP");
            assertThat(jwk.path("crv").asText()).isEqualTo("Ed25519");
            assertThat(Browser.header(token).path("alg").asText()).isEqualTo("EdDSA");
            assertThat(Browser.header(token).path("kid")).isEqualTo(jwk.path("kid"));
            assertThat(isSignedByEd25519(token, jwk.path("x").asText())).isTrue();
            idp.controls().changeSwitches(switches -> switches.with("edDsaName", "Ed25519"));
            assertThat(Browser.header(browser.loginAsAlice().text("access_token"))
                            .path("alg")
                            .asText())
                    .isEqualTo("Ed25519");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "HS384", "HS512"})
    void aSharedSecretSignsAndIsNeverPublished(Algorithm algorithm) throws Exception {
        try (StandIn idp = StandIn.builder()
                .secretKey(KEY, algorithm, SECRET)
                .tokens(tokens -> tokens.withKeys(KEY, null))
                .start()) {
            Browser browser = new Browser(idp);
            SignedJWT jwt = SignedJWT.parse(browser.loginAsAlice().text("access_token"));

            assertThat(jwt.getHeader().getKeyID()).hasSize(9);
            assertThat(jwt.verify(new MACVerifier(SECRET))).isTrue();
            assertThat(publishedKeys(browser).getKeyByKeyId(jwt.getHeader().getKeyID()))
                    .isNull();
            assertThat(browser.getWith("/api/jwt/validate", "Authorization", "Bearer " + jwt.serialize())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theIdTokenMayBeSignedWithTheClientSecret() throws Exception {
        try (StandIn idp = StandIn.builder()
                .tokens(tokens -> tokens.withKeys(null, CLIENT_SECRET_HS256))
                .start()) {
            Browser browser = new Browser(idp);
            Reply tokens = browser.loginAsAlice();
            SignedJWT jwt = SignedJWT.parse(tokens.text("id_token"));

            assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
            assertThat(jwt.getHeader().getKeyID()).isNull();
            assertThat(jwt.verify(new MACVerifier(Fixtures.STORE_CLIENT_SECRET)))
                    .isTrue();
            assertThat(Browser.header(tokens.text("access_token")).path("alg").asText())
                    .isEqualTo("RS256");
            assertThat(browser.get("/oauth2/logout", Map.of("id_token_hint", jwt.serialize()))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anApplicationMayHaveAKeyOfItsOwn() {
        try (StandIn idp = StandIn.builder()
                .key(KEY, Algorithm.ES256)
                .application(
                        Fixtures.FORUMS,
                        application -> application.withTokens(
                                application.jwtConfiguration().withKeys(KEY, null)))
                .start()) {
            Browser browser = new Browser(idp);
            browser.loginAsAlice();

            JsonNode keys = browser.get("/.well-known/jwks.json").json().path("keys");

            assertThat(keys).hasSize(2);
            idp.controls().changeSwitches(switches -> switches.with("keysOfTenantOnly", true));
            assertThat(browser.get("/.well-known/jwks.json").json().path("keys"))
                    .hasSize(2);
            assertThat(browser.get("/.well-known/jwks.json?tenantId=" + Fixtures.OTHER_TENANT)
                            .json()
                            .path("keys"))
                    .hasSize(1);
        }
    }

    @Test
    void afterARotationBothKeysArePublishedAndTheNewOneSigns() {
        try (StandIn idp = StandIn.builder().start()) {
            Browser browser = new Browser(idp);
            String before = kid(browser.loginAsAlice());

            SigningKey fresh = idp.controls().rotateKeys();

            assertThat(kid(browser.loginAsAlice())).isEqualTo(fresh.kid()).isNotEqualTo(before);
            assertThat(browser.get("/.well-known/jwks.json").body()).contains(before, String.valueOf(fresh.kid()));
            idp.controls().keys().withhold(before);
            assertThat(browser.get("/.well-known/jwks.json").body()).doesNotContain(before);
        }
    }

    @Test
    void aKeyMaySignBeforeItIsPublished() {
        try (StandIn idp = StandIn.builder().start()) {
            Browser browser = new Browser(idp);
            SigningKey late = idp.controls().rotateKeys(Algorithm.ES256, false);
            String kid = kid(browser.loginAsAlice());

            assertThat(kid).isEqualTo(late.kid());
            assertThat(browser.get("/.well-known/jwks.json").body()).doesNotContain(kid);
            idp.controls().keys().publish(kid);
            assertThat(browser.get("/.well-known/jwks.json").body()).contains(kid);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "ES384", "ED25519"})
    void atHashAndCHashAreTheLeftHalfByTheTokensAlgorithm(Algorithm algorithm) throws Exception {
        try (StandIn idp = signing(algorithm)) {
            Browser browser = new Browser(idp);
            String code = browser.login(Browser.authorization(), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD)
                    .redirected()
                    .get("code")
                    .orElseThrow();

            Reply tokens = browser.redeem(code);

            JsonNode claims = Browser.claims(tokens.text("id_token"));
            String hash = algorithm == Algorithm.ED25519
                    ? "SHA-512"
                    : "SHA-" + algorithm.name().substring(2).toUpperCase(Locale.ROOT);
            assertThat(claims.path("at_hash").asText()).isEqualTo(halfHash(hash, tokens.text("access_token")));
            assertThat(claims.path("c_hash").asText()).isEqualTo(halfHash(hash, code));
        }
    }

    @Test
    void whatTheIdTokensSidNamesAndWhetherThereIsNbfAreSwitches() {
        try (StandIn idp = StandIn.builder()
                .switches(
                        switches -> switches.with("idTokenSid", "refreshToken").with("notBefore", true))
                .start()) {
            Reply tokens = new Browser(idp).loginAsAlice();

            JsonNode claims = Browser.claims(tokens.text("id_token"));

            assertThat(claims.path("sid").asText()).isEqualTo(tokens.text("refresh_token_id"));
            assertThat(claims.path("nbf")).isEqualTo(claims.path("iat"));
        }
    }

    @Test
    void claimsCanBeAddedChangedAndRemoved() {
        try (StandIn idp = StandIn.builder().start()) {
            idp.controls().populateAccessTokens(claims -> {
                claims.put("iss", "somebody else");
                claims.remove("roles");
                return claims.put("color", "green");
            });
            idp.controls().populateIdTokens(claims -> claims.put("exp", 1e300));
            Reply tokens = new Browser(idp).loginAsAlice();

            JsonNode access = Browser.claims(tokens.text("access_token"));
            assertThat(access.path("iss").asText()).isEqualTo("somebody else");
            assertThat(access.path("color").asText()).isEqualTo("green");
            assertThat(access.has("roles")).isFalse();
            assertThat(Browser.claims(tokens.text("id_token")).path("exp").asDouble())
                    .isEqualTo(1e300);
        }
    }

    private static StandIn signing(Algorithm algorithm) {
        return StandIn.builder()
                .key(KEY, algorithm)
                .tokens(tokens -> tokens.withKeys(KEY, KEY))
                .start();
    }

    private static String kid(Reply tokens) {
        return Browser.header(tokens.text("access_token")).path("kid").asText();
    }

    private static JWKSet publishedKeys(Browser browser) throws Exception {
        return JWKSet.parse(browser.get("/.well-known/jwks.json").body());
    }

    private static JWSVerifier verifier(JWK key) throws Exception {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
    }

    private static String halfHash(String algorithm, String text) throws Exception {
        byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }

    private static boolean isSignedByEd25519(String token, String x) throws Exception {
        byte[] little = Base64.getUrlDecoder().decode(x);
        byte[] big = new byte[little.length];
        for (int i = 0; i < little.length; i++) {
            big[little.length - 1 - i] = little[i];
        }
        boolean odd = (big[0] & 0x80) != 0;
        big[0] &= 0x7f;
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(
                        new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, big))));
        int dot = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }
}
