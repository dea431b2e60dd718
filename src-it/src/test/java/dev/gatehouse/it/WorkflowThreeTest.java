package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * FusionAuth's third workflow, message by message: a web application with a form of its own, the password grant, JWT and
 * refresh token in cookies.
 *
 * @see <a
 *     href="https://fusionauth.io/articles/login-authentication-workflows/webapp/oauth-resource-owner-password-credentials-grant-jwts-refresh-tokens-cookies">the
 *     article</a>
 */
@Timeout(60)
@ParameterizedClass
@EnumSource(RefreshCall.class)
class WorkflowThreeTest {
    private final RefreshCall call;
    private final Stage store;
    private final Browser browser = new Browser();

    WorkflowThreeTest(RefreshCall call) {
        this.call = call;
        store = NativeMethod.PASSWORD.stage(
                "application", "webapp",
                "path.login", "/login",
                "protect.public", "/",
                "login.default-target", "/shopping-cart",
                "refresh.endpoint", call.setting());
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aUserLogsInShopsIsRefreshedAndLogsInAgain() {
        // 1. B->S GET / ; S->B (homepage)
        assertThat(browser.load(store.url("/")).statusCode()).isEqualTo(200);
        // 2. B->S GET /login ; S->B (login form)
        Response form = browser.load(store.url("/login"));
        assertThat(form.statusCode()).isEqualTo(200);
        // 3. to 6. B->S POST /login (login id, password) ; S->FA ; FA->S ; S->B redirect [refresh token, JWT]
        Response answer = browser.fillIn(form, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/shopping-cart");
        assertThat(store.cookies(browser)).containsKeys("app.at", "app.rt");
        RecordedRequest grant = store.idp().recorded("/oauth2/token").get(0);
        assertThat(grant.form().raw("grant_type")).isEqualTo("password");

        // Shopping cart. B->S GET /shopping-cart [both] ; S->B (HTML)
        assertThat(cart().asString()).contains("user=alice", "request=GET /shopping-cart");

        // Refresh. B->S the same [refresh token, expired JWT] ; S->FA ; FA->S (JWT) ; S->B (HTML) [new JWT]
        store.passTokenLife();
        String expired = store.cookie(browser, "app.at");
        Response refreshed = cart();
        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(refreshed.asString()).contains("user=alice");
        assertThat(store.cookie(browser, "app.at")).isNotEqualTo(expired);
        assertThat(store.refreshes())
                .singleElement()
                .extracting(RecordedRequest::path)
                .isEqualTo(call.path());

        // Re-login. B->S the same [both] ; S->FA ; FA->S refused ; S->B 302 /login ; and back to where it was
        store.idp().controls().revokeRefreshTokensOf(Fixtures.ALICE);
        store.passTokenLife();
        Response ended = cart();
        assertThat(ended.statusCode()).isEqualTo(302);
        assertThat(ended.getHeader("Location")).isEqualTo("/login?redirect_uri=%2Fshopping-cart");
        Response again = browser.follow(ended, store.url("/shopping-cart"));
        assertThat(browser.submitLogin(again, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD)
                        .asString())
                .contains("user=alice", "request=GET /shopping-cart");
    }

    @Test
    void loggingOutEndsItAndTheNextPageAsksAgain() {
        browser.logIn(store.url("/shopping-cart"), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
        assertThat(browser.post(store.url("/app/logout"), Map.of()).statusCode())
                .isEqualTo(303);

        assertThat(store.cookies(browser)).doesNotContainKeys("app.at", "app.rt");
        assertThat(cart().getHeader("Location")).isEqualTo("/login?redirect_uri=%2Fshopping-cart");
    }

    private Response cart() {
        return browser.load(store.url("/shopping-cart"));
    }
}
