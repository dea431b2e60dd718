package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.demo.idp.Browser.Reply;
import dev.gatehouse.demo.idp.http.Parameters;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DpopTest {
    private final StandIn idp = StandIn.builder().start();
    private final Browser browser = new Browser(idp);
    private final ECKey key;
    private final ECKey otherKey;

    DpopTest() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).generate();
        otherKey = new ECKeyGenerator(Curve.P_256).generate();
    }

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void aProofBindsTheTokensToItsKey() throws Exception {
        Reply tokens = token(password(), proof(key, "POST", "/oauth2/token"));

        assertThat(tokens.text("token_type")).isEqualTo("DPoP");
        assertThat(Browser.claims(tokens.text("access_token"))
                        .path("cnf")
                        .path("jkt")
                        .asText())
                .isEqualTo(key.computeThumbprint().toString());
        Map<String, String> refresh =
                Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"));
        assertRefused(token(refresh, ""));
        assertRefused(token(refresh, proof(otherKey, "POST", "/oauth2/token")));
        assertThat(token(refresh, proof(key, "POST", "/oauth2/token")).text("token_type"))
                .isEqualTo("DPoP");
    }

    @Test
    void withoutAProofTheTokensAreForTheBearer() throws Exception {
        Reply tokens = token(password(), "");

        assertThat(tokens.text("token_type")).isEqualTo("Bearer");
        assertThat(Browser.claims(tokens.text("access_token")).has("cnf")).isFalse();
    }

    @Test
    void aCodeMayBeBoundToAKey() throws Exception {
        Map<String, String> authorization = Browser.authorization();
        authorization.put("dpop_jkt", key.computeThumbprint().toString());

        assertRefused(token(code(authorization), proof(otherKey, "POST", "/oauth2/token")));
        assertThat(token(code(authorization), proof(key, "POST", "/oauth2/token"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aProofForSomethingElseIsRefused() throws Exception {
        assertRefused(token(password(), "nonsense"));
        assertRefused(token(password(), proof(key, "GET", "/oauth2/token")));
        assertRefused(token(password(), proof(key, "POST", "/oauth2/authorize")));
        String old = proof(key, "POST", "/oauth2/token");
        idp.controls().time().advance(Duration.ofMinutes(6));
        assertRefused(token(password(), old));
    }

    private static void assertRefused(Reply refused) {
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error")).isEqualTo("invalid_dpop_proof");
    }

    private String proof(ECKey holder, String method, String path) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(holder.toPublicJWK())
                        .build(),
                new JWTClaimsSet.Builder()
                        .jwtID("an id")
                        .claim("htm", method)
                        .claim("htu", idp.url() + path)
                        .issueTime(Date.from(idp.controls().time().instant()))
                        .build());
        jwt.sign(new ECDSASigner(holder));
        return jwt.serialize();
    }

    private Reply token(Map<String, String> form, String proof) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("client_id", Fixtures.STORE_CLIENT_ID);
        all.put("client_secret", Fixtures.STORE_CLIENT_SECRET);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(idp.url() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Parameters.encode(all)));
        return browser.send(proof.isEmpty() ? request : request.header("DPoP", proof));
    }

    private static Map<String, String> password() {
        return Map.of(
                "grant_type",
                "password",
                "username",
                Fixtures.ALICE_EMAIL,
                "password",
                Fixtures.ALICE_PASSWORD,
                "scope",
                "offline_access");
    }

    private Map<String, String> code(Map<String, String> authorization) {
        Reply back = browser.login(authorization, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
        return Map.of(
                "grant_type",
                "authorization_code",
                "code",
                back.redirected().get("code").orElseThrow(),
                "redirect_uri",
                Browser.REDIRECT_URI,
                "code_verifier",
                Browser.VERIFIER);
    }
}
