package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingDefaultsTest {
    private final Settings settings =
            CheckedSettings.read(Given.theUsual().sources().build()).settings();

    @Test
    void threeValuesAreEnough() {
        URI url = URI.create("https://id.example.com");

        assertThat(settings.provider())
                .isEqualTo(new ProviderSettings(
                        url,
                        url,
                        ProviderSettings.Kind.FUSIONAUTH,
                        null,
                        null,
                        true,
                        Map.of(),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        false,
                        null));
        assertThat(settings.client())
                .isEqualTo(new ClientSettings("shop", new Secret("geheim"), ClientSettings.Authentication.BASIC, null));
    }

    @Test
    void login() {
        assertThat(settings.login())
                .isEqualTo(new LoginSettings(
                        LoginSettings.Application.AUTO,
                        LoginSettings.Method.AUTHORIZATION_CODE,
                        List.of("openid", "offline_access", "profile", "email"),
                        new LoginSettings.Attempts(5, Duration.ofMinutes(1)),
                        false,
                        null,
                        "/",
                        "/",
                        Set.of()));
        assertThat(settings.credentials())
                .isEqualTo(new CredentialSettings(CredentialSettings.Kind.COOKIES, Duration.ofHours(12)));
    }

    @Test
    void refreshAndTokens() {
        assertThat(settings.refresh())
                .isEqualTo(new RefreshSettings(
                        RefreshSettings.Endpoint.OAUTH2_TOKEN,
                        Set.of(
                                RefreshSettings.Trigger.ABSENT,
                                RefreshSettings.Trigger.EXPIRED,
                                RefreshSettings.Trigger.UNKNOWN_KEY),
                        Duration.ofSeconds(30),
                        RefreshSettings.OnReuse.AUDIT,
                        Duration.ofSeconds(30)));
        assertThat(settings.token())
                .isEqualTo(new TokenSettings(
                        TokenSettings.Use.ACCESS_TOKEN,
                        "shop",
                        Set.of(
                                "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
                                "EdDSA"),
                        null,
                        Duration.ofSeconds(30),
                        List.of("roles"),
                        List.of("preferred_username", "email", "sub"),
                        10_000,
                        null));
    }

    @Test
    void cookiesAndPaths() {
        assertThat(settings.cookie())
                .isEqualTo(new CookieSettings(
                        "app.at",
                        "app.rt",
                        "app.idt",
                        "app.at_exp",
                        "app",
                        CookieSettings.Secure.AUTO,
                        CookieSettings.SameSite.LAX,
                        null,
                        null,
                        Duration.ofDays(30),
                        true,
                        List.of()));
        assertThat(settings.path())
                .isEqualTo(new PathSettings(
                        "/app/login",
                        "/app/callback",
                        "/app/register",
                        "/app/logout",
                        "/app/me",
                        "/app/refresh",
                        "/app/webhook",
                        "/app/backchannel-logout",
                        "/app/frontchannel-logout",
                        401));
    }

    @Test
    void theRest() {
        assertThat(settings.protect()).isEqualTo(new ProtectSettings(List.of(), List.of(), List.of()));
        assertThat(settings.web()).isEqualTo(new WebSettings(Set.of(), null, List.of(), 1024 * 1024));
        assertThat(settings.webhook()).isEqualTo(new WebhookSettings(true, null, null));
        assertThat(settings.cluster()).isEqualTo(new ClusterSettings(ClusterSettings.Store.MEMORY, null));
        assertThat(settings.register()).isTrue();
    }

    @Test
    void aClientWithoutASecretDoesNotAuthenticate() {
        assertThat(Given.theUsual().without("client.secret").settings().client())
                .isEqualTo(new ClientSettings("shop", null, ClientSettings.Authentication.NONE, null));
    }

    @Test
    void aClientWithASecretMayChooseNotToSendIt() {
        assertThat(Given.theUsualAnd("client.authentication", "none").settings().client())
                .isEqualTo(new ClientSettings("shop", new Secret("geheim"), ClientSettings.Authentication.NONE, null));
    }

    @Test
    void offlineAccessIsLeftOutWithASession() {
        assertThat(Given.theUsualAnd("credentials", "session")
                        .settings()
                        .login()
                        .scope())
                .containsExactly("openid", "profile", "email");
        assertThat(Given.theUsualAnd("credentials", "session-and-refresh-cookie")
                        .settings()
                        .login()
                        .scope())
                .contains("offline_access");
    }

    @Test
    void theRestOfTheCookieNamesFollowsThePrefix() {
        CookieSettings cookie = Given.theUsualAnd("cookie.prefix", "__Host-shop", "cookie.id-token", "who")
                .settings()
                .cookie();

        assertThat(cookie.accessToken()).isEqualTo("__Host-shop.at");
        assertThat(cookie.refreshToken()).isEqualTo("__Host-shop.rt");
        assertThat(cookie.idToken()).isEqualTo("who");
        assertThat(cookie.accessTokenExpires()).isEqualTo("__Host-shop.at_exp");
    }
}
