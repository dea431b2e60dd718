package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Browser.Reply;
import dev.gatehouse.demo.idp.model.LogoutBehavior;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /oauth2/logout}. */
class LogoutTest {
    private static final String BYE = "http://localhost:8080/bye";

    private final StandIn idp = StandIn.builder().start();
    private final Browser browser = new Browser(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void thePageLoadsTheLogoutUrlOfEachApplicationOfTheTenant() {
        logoutUrls();

        Reply page = logout(Map.of("client_id", Fixtures.STORE_CLIENT_ID, "post_logout_redirect_uri", BYE));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<iframe title=\"\" src=\"http://store.localhost:8080/logout\"",
                        "<iframe title=\"\" src=\"http://forums.localhost:8081/logout\"",
                        "<meta http-equiv=\"Refresh\" content=\"2;url=" + BYE + "\">")
                .doesNotContain("portal.localhost");
        assertThat(page.response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-src *"));
    }

    @Test
    void logoutUrlsMayBeCalledWithIssuerAndSession() {
        logoutUrls();
        idp.controls().changeSwitches(switches -> switches.with("frontChannelParameters", true));
        String sid = Browser.claims(browser.loginAsAlice().text("id_token"))
                .path("sid")
                .asText();

        Reply page = logout(Map.of("client_id", Fixtures.STORE_CLIENT_ID));

        assertThat(page.body()).contains("/logout?", "iss=acme.com", "sid=" + sid);
    }

    @Test
    void redirectOnlyOnlyRedirects() {
        idp.controls()
                .changeApplication(
                        Fixtures.STORE, application -> application.withLogoutBehavior(LogoutBehavior.REDIRECT_ONLY));

        Reply answer = logout(parameters("state", "a state"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo(BYE + "?state=a+state");
    }

    @Test
    void allApplicationsMayBeARedirectAndTheStateMayBeKept() {
        idp.controls()
                .changeSwitches(switches -> switches.with("logoutPage", false).with("stateAfterLogout", false));

        Reply answer = logout(parameters("state", "a state"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo(BYE);
    }

    @Test
    void anUnlistedTargetIsRefusedAndTheSessionLives() {
        browser.loginAsAlice();

        Reply refused = logout(parameters("post_logout_redirect_uri", "https://evil.example/"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error_reason")).isEqualTo("invalid_post_logout_redirect_uri");
        assertThat(browser.get("/oauth2/authorize", Browser.authorization()).status())
                .isEqualTo(302);
    }

    @Test
    void theTargetIsTheApplicationsThenTheTenantsThenTheRoot() {
        idp.controls().changeSwitches(switches -> switches.with("logoutPage", false));
        Map<String, String> store = Map.of("client_id", Fixtures.STORE_CLIENT_ID);

        assertThat(logout(store).location()).isEqualTo("/");
        idp.controls().directory().changeTenants(tenant -> tenant.withLogoutUrl("http://localhost:8080/tenant"));
        assertThat(logout(store).location()).isEqualTo("http://localhost:8080/tenant");
        assertThat(logout(Map.of()).location()).isEqualTo("http://localhost:8080/tenant");
        logoutUrls();
        assertThat(logout(store).location()).isEqualTo("http://store.localhost:8080/logout");
    }

    @Test
    void anExpiredIdTokenNamesTheApplication() {
        String idToken = browser.loginAsAlice().text("id_token");
        idp.controls().time().advance(Duration.ofDays(1));

        Reply page = logout(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", BYE));

        assertThat(page.status()).isEqualTo(200);
        assertThat(logout(Map.of("id_token_hint", "nonsense")).text("error_reason"))
                .isEqualTo("invalid_id_token_hint");
    }

    @Test
    void itCanBePostedToo() {
        browser.loginAsAlice();

        Reply page = browser.post("/oauth2/logout", parameters("client_id", Fixtures.STORE_CLIENT_ID));

        assertThat(page.status()).isEqualTo(200);
        assertThat(browser.cookies()).doesNotContainKey("fusionauth.sso");
    }

    private Reply logout(Map<String, String> parameters) {
        return browser.get("/oauth2/logout", parameters);
    }

    private void logoutUrls() {
        idp.controls()
                .changeApplication(
                        Fixtures.STORE, application -> application.withLogoutUrl("http://store.localhost:8080/logout"));
        idp.controls()
                .changeApplication(
                        Fixtures.FORUMS,
                        application -> application.withLogoutUrl("http://forums.localhost:8081/logout"));
        idp.controls()
                .changeApplication(
                        Fixtures.PORTAL,
                        application -> application.withLogoutUrl("http://portal.localhost:8082/logout"));
    }

    private static Map<String, String> parameters(String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", Fixtures.STORE_CLIENT_ID);
        parameters.put("post_logout_redirect_uri", BYE);
        parameters.put(name, value);
        return parameters;
    }
}
