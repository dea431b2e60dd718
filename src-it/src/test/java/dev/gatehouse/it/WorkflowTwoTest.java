package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * FusionAuth's second workflow, message by message: a SPA with a form of its own, the password grant, JWT and refresh
 * token in cookies.
 *
 * @see <a
 *     href="https://fusionauth.io/articles/login-authentication-workflows/spa/oauth-resource-owner-password-credentials-grant-jwts-refresh-tokens-cookies">the
 *     article</a>
 */
@Timeout(60)
@ParameterizedClass
@EnumSource(RefreshCall.class)
class WorkflowTwoTest {
    private final RefreshCall call;
    private final Stage store;
    private final Browser browser = new Browser();

    WorkflowTwoTest(RefreshCall call) {
        this.call = call;
        store = NativeMethod.PASSWORD.stage(
                "application", "spa",
                "path.login", "/api/login",
                "path.user", "/api/user",
                "path.anonymous-user-status", "404",
                "protect.public", "/",
                "refresh.endpoint", call.setting());
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aUserLogsInShopsIsRefreshedAndLogsInAgain() {
        // 1. B->S GET / ; S->B (SPA)
        assertThat(browser.load(store.url("/")).statusCode()).isEqualTo(200);
        // 2. B->S GET /api/user [none] ; S->B 404
        assertThat(browser.call("GET", store.url("/api/user")).statusCode()).isEqualTo(404);
        // 3. to 7. B->S POST /api/login (login id, password) ; S->FA ; FA->S ; S->B 200 [refresh token, JWT] (User)
        Response user = logIn();
        assertThat(user.statusCode()).isEqualTo(200);
        assertThat(user.jsonPath().getString("sub")).isEqualTo(Fixtures.ALICE.toString());
        assertThat(user.getHeaders().getValues("Set-Cookie"))
                .filteredOn(line -> line.startsWith("app.at=") || line.startsWith("app.rt="))
                .hasSize(2)
                .allMatch(line -> line.contains("HttpOnly") && !line.contains("Domain="));
        RecordedRequest grant = store.idp().recorded("/oauth2/token").get(0);
        assertThat(grant.form().raw("grant_type")).isEqualTo("password");
        assertThat(grant.form().raw("username")).isEqualTo(Fixtures.ALICE_EMAIL);
        assertThat(grant.header("Authorization")).get().asString().startsWith("Basic ");

        // 8. B->S GET /api/load-shopping-cart [refresh token, JWT] ; 9. S->B (cart), FA is not asked
        int before = store.idp().recorded().size();
        assertThat(cart().asString()).contains("user=alice");
        assertThat(store.idp().recorded().size() - before).isEqualTo(0);

        // 10. to 13. B->S the same [refresh token, expired JWT] ; S->FA ; FA->S (JWT) ; S->B (cart) [new JWT]
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

        // Re-login. B->S the same [both] ; S->FA ; FA->S refused ; S->B 401 ; the SPA shows its form
        store.idp().controls().revokeRefreshTokensOf(Fixtures.ALICE);
        store.passTokenLife();
        Response ended = cart();
        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.jsonPath().getString("code")).isEqualTo("session_expired");
        assertThat(ended.jsonPath().getString("login")).isEqualTo("/api/login");
        assertThat(logIn().statusCode()).isEqualTo(200);
        assertThat(cart().asString()).contains("user=alice");
    }

    /** Attack. H->S GET /api/load-shopping-cart [JWT] ; S->H (cart), as long as the JWT lives. */
    @Test
    void aStolenJwtIsServedUntilItEnds() {
        logIn();
        Browser thief = new Browser();
        store.cookies(thief).put("app.at", store.cookie(browser, "app.at"));

        assertThat(thief.call("GET", store.url("/api/load-shopping-cart")).statusCode())
                .isEqualTo(200);
        store.passTokenLife();
        assertThat(thief.call("GET", store.url("/api/load-shopping-cart")).statusCode())
                .isEqualTo(401);
    }

    /** Attack. H->S GET /api/load-shopping-cart [refresh token, garbage JWT]: drawn as served, refused here. */
    @Test
    void aStolenRefreshTokenBesideGarbageIsNotSpent() {
        logIn();
        Browser thief = new Browser();
        store.cookies(thief).put("app.at", "e30.e30.garbage");
        store.cookies(thief).put("app.rt", store.cookie(browser, "app.rt"));

        assertThat(thief.call("GET", store.url("/api/load-shopping-cart")).statusCode())
                .isEqualTo(401);
        assertThat(store.exchanges()).isZero();
    }

    private Response logIn() {
        return browser.send(
                "POST",
                store.url("/api/login"),
                Browser.script()
                        .contentType("application/json")
                        .body("{\"loginId\":\"" + Fixtures.ALICE_EMAIL + "\",\"password\":\"" + Fixtures.ALICE_PASSWORD
                                + "\"}"));
    }

    private Response cart() {
        return browser.call("GET", store.url("/api/load-shopping-cart"));
    }
}
