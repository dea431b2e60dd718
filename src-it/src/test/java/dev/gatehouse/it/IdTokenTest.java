package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ID token of a login: checked once, and a credential only where the settings say so. */
class IdTokenTest extends SiteCase {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anIdTokenOfAnotherLoginIsRefused() {
        idp.controls().populateIdTokens(claims -> claims.put("nonce", "of-another-login"));
        assertNoLogin(site());
    }

    @Test
    void anIdTokenWithoutTheNonceIsRefused() {
        idp.controls().populateIdTokens(claims -> claims.without("nonce"));
        assertNoLogin(site());
    }

    @Test
    void anIdTokenOfAnotherSubjectIsRefused() {
        idp.controls().populateIdTokens(claims -> claims.put("sub", Fixtures.BOB.toString()));
        assertNoLogin(site());
    }

    @Test
    void anIdTokenForAnotherClientIsRefused() {
        idp.controls().populateIdTokens(claims -> claims.put("aud", Fixtures.FORUMS_CLIENT_ID));
        assertNoLogin(site());
    }

    @Test
    void anIdTokenOfAnotherIssuerIsRefused() {
        idp.controls().populateIdTokens(claims -> claims.put("iss", "evil.example"));
        assertNoLogin(site());
    }

    @Test
    void anIdTokenThatHasEndedIsRefused() {
        idp.controls().populateIdTokens(claims -> claims.put("exp", 1));
        assertNoLogin(site());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-token", "id-token"})
    void anIdTokenThatWasAskedForAndIsMissingIsNoLogin(String use) {
        idp.faults().next("/oauth2/token", changed(answer -> answer.without("id_token")));
        assertNoLogin(site(plain -> plain.set("token.use", use)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-token", "id-token"})
    void anIdTokenWithAnAlteredSignatureIsNoLogin(String use) {
        idp.faults()
                .next(
                        "/oauth2/token",
                        changed(answer -> answer.put(
                                "id_token",
                                answer.get("id_token").asText().replaceFirst("\\.[^.]{8}([^.]*)$", ".AAAAAAAA$1"))));
        assertNoLogin(site(plain -> plain.set("token.use", use)));
    }

    @Test
    void anAccessTokenOfAnotherSubjectIsRefused() {
        idp.controls().populateAccessTokens(claims -> claims.put("sub", Fixtures.BOB.toString()));
        assertNoLogin(site());
    }

    @Test
    void withoutTheScopeOpenidALoginNeedsNoIdToken() {
        Site site = site(plain -> plain.set("login.scope", "offline_access"));

        assertThat(logIn(browser, site.url("/cart")).statusCode()).isEqualTo(200);
        assertThat(browser.cookies(site.url("/"))).containsKey("app.at").doesNotContainKey("app.idt");
    }

    @Test
    void withTokenUseIdTokenTheIdTokenIsTheCredential() {
        Site site = site(plain -> plain.set("token.use", "id-token"));

        Response page = logIn(browser, site.url("/cart"));

        assertThat(page.asString()).contains("user=alice");
        assertThat(browser.cookies(site.url("/")))
                .containsKeys("app.at", "app.rt")
                .doesNotContainKey("app.idt");
        browser.cookies(site.url("/")).remove("app.at");
        assertThat(browser.load(site.url("/cart")).asString()).contains("user=alice");
        assertThat(exchanges()).isEqualTo(2);
    }

    @Test
    void withTokenUseAccessTokenAnIdTokenInItsPlaceIsNoCredential() {
        Site site = site();
        logIn(browser, site.url("/cart"));
        String idToken = String.valueOf(browser.cookies(site.url("/")).get("app.idt"));
        Browser forged = new Browser();
        forged.cookies(site.url("/")).put("app.at", idToken);

        assertThat(forged.call("GET", site.url("/cart")).statusCode()).isEqualTo(401);
    }

    private void assertNoLogin(Site site) {
        Response refused = browser.load(answer(browser, site.url("/cart")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(givesCredentials(refused)).isFalse();
        assertThat(refused.asString()).contains("This login did not succeed");
        assertThat(browser.call("GET", site.url("/cart")).statusCode()).isEqualTo(401);
    }

    private static Fault changed(UnaryOperator<ObjectNode> change) {
        return exchange -> {
            Answer answer = exchange.process();
            ObjectNode body = (ObjectNode) JSON.readTree(answer.body());
            exchange.send(Answer.json(answer.status(), change.apply(body)));
        };
    }
}
