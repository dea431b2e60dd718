package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.demo.idp.Browser.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CodeFlowTest {
    private StandIn idp = StandIn.builder().build();
    private Browser browser = new Browser(idp);

    @BeforeEach
    void start() {
        idp = StandIn.builder().issuer("https://id.example.com").start();
        browser = new Browser(idp);
    }

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void aBrowserWithoutASessionGetsTheLoginForm() {
        Reply page = browser.get("/oauth2/authorize", Browser.authorization());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Sign in to Store</h1>", "name=\"loginId\"", "name=\"password\"")
                .contains("name=\"state\" value=\"a state &amp; more\"")
                .doesNotContain(Fixtures.ALICE_PASSWORD);
    }

    @Test
    void theFormLeadsBackWithACodeAndTheState() {
        Reply back = browser.login(Browser.authorization(), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.location()).startsWith(Browser.REDIRECT_URI + "?code=");
        assertThat(back.redirected().get("state")).contains("a state & more");
        assertThat(back.redirected().get("iss")).contains("https://id.example.com");
        assertThat(back.redirected().get("userState")).contains("Authenticated");
    }

    @Test
    void aWrongPasswordShowsTheFormAgain() {
        Reply page = browser.login(Browser.authorization(), Fixtures.ALICE_EMAIL, "wrong");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("role=\"alert\"").doesNotContain("\"wrong\"");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void theCodeBuysTokensThatVerifyWithThePublishedKey() throws Exception {
        Reply tokens = browser.loginAsAlice();

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "access_token",
                        "expires_in",
                        "id_token",
                        "refresh_token",
                        "refresh_token_id",
                        "scope",
                        "token_type",
                        "userId");
        SignedJWT jwt = SignedJWT.parse(tokens.text("access_token"));
        JWKSet keys = JWKSet.parse(browser.get("/.well-known/jwks.json").body());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("https://id.example.com");
        assertThat(jwt.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("admin", "customer");
        assertThat(jwt.getJWTClaimsSet().getStringClaim("sid")).isEqualTo(tokens.text("refresh_token_id"));
        SignedJWT id = SignedJWT.parse(tokens.text("id_token"));
        assertThat(id.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("a-nonce");
        assertThat(id.getJWTClaimsSet().getStringClaim("preferred_username")).isEqualTo("alice");
        assertThat(id.getJWTClaimsSet().getClaim("roles")).isNull();
    }

    @Test
    void aCodeIsGoodOnce() {
        Reply back = browser.login(Browser.authorization(), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
        String code = back.redirected().get("code").orElseThrow();
        browser.redeem(code);

        Reply again = browser.redeem(code);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("error")).isEqualTo("invalid_grant");
        assertThat(again.text("error_reason")).isEqualTo("auth_code_not_found");
    }

    @Test
    void aWrongVerifierIsRefused() {
        Reply back = browser.login(Browser.authorization(), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        Reply refused = browser.postBasic(
                "/oauth2/token",
                Fixtures.STORE_CLIENT_ID,
                Fixtures.STORE_CLIENT_SECRET,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        back.redirected().get("code").orElseThrow(),
                        "redirect_uri",
                        Browser.REDIRECT_URI,
                        "code_verifier",
                        "another-verifier-of-more-than-forty-three-characters"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error_reason")).isEqualTo("invalid_pkce_code_verifier");
    }

    @Test
    void aWrongSecretIs401() {
        Reply refused = browser.postBasic(
                "/oauth2/token", Fixtures.STORE_CLIENT_ID, "wrong", Map.of("grant_type", "refresh_token"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("error")).isEqualTo("invalid_client");
        assertThat(refused.text("error_reason")).isEqualTo("invalid_client_authentication");
    }

    @Test
    void theSsoSessionOfTheStoreOpensTheForums() {
        browser.loginAsAlice();
        Map<String, String> forums = Browser.authorization();
        forums.put("client_id", Fixtures.FORUMS_CLIENT_ID);

        Reply back = browser.get("/oauth2/authorize", forums);

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.redirected().get("code")).isPresent();
    }

    @Test
    void anSsoSessionEndsAnHourAfterItsLastUse() {
        browser.loginAsAlice();
        idp.controls().time().advance(Duration.ofSeconds(3599));
        assertThat(browser.get("/oauth2/authorize", Browser.authorization()).status())
                .isEqualTo(302);
        idp.controls().time().advance(Duration.ofHours(1));

        assertThat(browser.get("/oauth2/authorize", Browser.authorization()).status())
                .isEqualTo(200);
    }

    @Test
    void anUnauthorizedRedirectUriIsAPageAndNoRedirect() {
        Map<String, String> request = Browser.authorization();
        request.put("redirect_uri", "https://evil.example/callback");

        Reply page = browser.get("/oauth2/authorize", request);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
        assertThat(page.body()).contains("invalid_redirect_uri");
    }

    @Test
    void userinfoAnswersByScope() {
        String token = browser.loginAsAlice().text("access_token");

        Reply answer = browser.getWith("/oauth2/userinfo", "Authorization", "Bearer " + token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("sub")).isEqualTo(Fixtures.ALICE.toString());
        assertThat(answer.text("email")).isEqualTo(Fixtures.ALICE_EMAIL);
        assertThat(answer.json().has("roles")).isFalse();
        assertThat(browser.get("/oauth2/userinfo").status()).isEqualTo(401);
    }

    @Test
    void logoutEndsTheSsoSessionAndNoRefreshToken() {
        String refreshToken = browser.loginAsAlice().text("refresh_token");

        Reply page = browser.get(
                "/oauth2/logout",
                Map.of("client_id", Fixtures.STORE_CLIENT_ID, "post_logout_redirect_uri", "http://localhost:8080/bye"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("content=\"2;url=http://localhost:8080/bye\"");
        assertThat(browser.get("/oauth2/authorize", Browser.authorization()).status())
                .isEqualTo(200);
        assertThat(browser.refresh(refreshToken).status()).isEqualTo(200);
    }

    @Test
    void discoveryComesInBothForms() {
        Reply plain = browser.get("/.well-known/openid-configuration");
        Reply ofTenant = browser.get("/" + Fixtures.TENANT + "/.well-known/openid-configuration");

        assertThat(plain.text("issuer")).isEqualTo("https://id.example.com");
        assertThat(plain.text("token_endpoint")).isEqualTo(idp.url() + "/oauth2/token");
        assertThat(ofTenant.json()).isEqualTo(plain.json());
    }
}
