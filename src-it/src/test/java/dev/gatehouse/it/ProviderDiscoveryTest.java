package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers by discovery, and applications that start before them. */
class ProviderDiscoveryTest extends SiteCase {

    @Test
    void anyOpenIdProviderWorksByDiscovery() {
        Site site = site(plain -> plain.set("provider.kind", "oidc"));

        assertThat(logIn(browser, site.url("/cart")).asString()).contains("user=alice", "admin=true");
        assertThat(idp.recorded("/.well-known/openid-configuration")).hasSize(1);
        browser.cookies(site.url("/")).remove("app.at");
        assertThat(browser.load(site.url("/cart")).asString()).contains("user=alice");

        Response out = browser.load(site.url("/app/logout"));
        assertThat(Browser.location(out)).startsWith(idp.url() + "/oauth2/logout?");
        assertThat(query(Browser.location(out)))
                .containsEntry("client_id", Fixtures.STORE_CLIENT_ID)
                .containsEntry("post_logout_redirect_uri", site.url("/"))
                .doesNotContainKey("id_token_hint");
        assertThat(idp.recorded("/api/logout")).isEmpty();
    }

    @Test
    void anotherProviderIsAskedForARegistrationByPrompt() {
        Site site = site(plain -> plain.set("provider.kind", "oidc"));

        String location = Browser.location(browser.load(site.url("/app/register?prompt=login")));
        assertThat(location).startsWith(idp.url() + "/oauth2/authorize?");
        assertThat(query(location)).containsEntry("prompt", "create");
    }

    @Test
    void anApplicationThatStartsBeforeItsProviderRecovers() {
        idp.stop();
        Site site = site(plain -> plain.set("provider.kind", "oidc").set("protect.public", "/public/*"));

        assertThat(browser.load(site.url("/public/x")).statusCode()).isEqualTo(200);
        assertThat(browser.call("GET", site.url("/cart")).statusCode()).isEqualTo(401);
        Response away = browser.load(site.url("/cart"));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.getHeader("Retry-After")).isNotNull();
        assertThat(setCookies(away)).isEmpty();

        idp.start();
        idp.controls().time().advance(Duration.ofSeconds(30));
        assertThat(logIn(browser, site.url("/cart")).asString()).contains("user=alice");
    }

    @Test
    void fusionAuthsLoginPageIsKnownBeforeItCanBeAsked() {
        idp.stop();
        Site site = site();

        assertThat(Browser.location(browser.load(site.url("/cart")))).startsWith(idp.url() + "/oauth2/authorize?");

        idp.start();
        idp.controls().time().advance(Duration.ofSeconds(30));
        assertThat(logIn(browser, site.url("/cart")).asString()).contains("user=alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "half", "drop", "redirect"})
    void metadataThatIsNoneIs503UntilItComes(String how) {
        idp.faults()
                .always(
                        "/.well-known/openid-configuration",
                        switch (how) {
                            case "html" -> Fault.html(200);
                            case "half" -> Fault.truncatedJson();
                            case "redirect" -> Fault.html(302);
                            default -> Fault.drop();
                        });
        Site site = site(plain -> plain.set("provider.kind", "oidc"));

        assertThat(browser.load(site.url("/cart")).statusCode()).isEqualTo(503);
        idp.faults().clear();
        idp.controls().time().advance(Duration.ofSeconds(30));
        assertThat(browser.load(site.url("/cart")).statusCode()).isEqualTo(302);
    }

    @Test
    void withTheKeysOutOfReachTheCallbackIs503AndTheLoginIsBegunAnew() {
        Site site = site();
        String callback = answer(browser, site.url("/cart"));
        idp.faults().next("/.well-known/jwks.json", Fault.status(503));

        Response away = browser.load(callback);

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(givesCredentials(away)).isFalse();
        idp.controls().time().advance(Duration.ofSeconds(30));
        assertThat(browser.load(answer(browser, site.url("/cart"))).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aBrowserIsSentToTheProvidersBrowserUrl() {
        Site site = site(plain -> plain.set("provider.browser-url", "https://login.example.com"));

        assertThat(Browser.location(browser.load(site.url("/cart"))))
                .startsWith("https://login.example.com/oauth2/authorize?");
        assertThat(Browser.location(browser.load(site.url("/app/logout"))))
                .startsWith("https://login.example.com/oauth2/logout?");
    }
}
