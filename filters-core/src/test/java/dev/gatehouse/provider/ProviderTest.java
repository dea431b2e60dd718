package dev.gatehouse.provider;

import static dev.gatehouse.provider.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.SettableTime;
import dev.gatehouse.settings.ClientSettings;
import dev.gatehouse.settings.ClientSettings.Authentication;
import dev.gatehouse.settings.RefreshSettings.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent to the provider, byte by byte. */
@Timeout(30)
class ProviderTest {
    private static final ClientSettings BASIC = ProviderFixture.client("app:1", "s/ecr et+:ä%", Authentication.BASIC);
    private static final ClientSettings POST = ProviderFixture.client("app:1", "s/ecr et+:ä%", Authentication.POST);
    private static final ClientSettings PUBLIC = ProviderFixture.client("app:1", null, Authentication.NONE);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScriptedServer server;

    ProviderTest() throws IOException {
        server = new ScriptedServer();
        server.answer(status(200, "{\"access_token\":\"a\",\"token\":\"a\"}"));
    }

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    @Test
    void aCodeIsExchangedWithItsVerifier() {
        provider(fusionAuth(), PUBLIC, Endpoint.OAUTH2_TOKEN)
                .exchangeCode("c+/=", URI.create("https://app.example.com/app/callback?x=1&y=2"), "ver~ifier");

        assertThat(server.lastRequest().method()).isEqualTo("POST");
        assertThat(server.lastRequest().target()).isEqualTo("/oauth2/token");
        assertThat(server.lastRequest().headers())
                .containsEntry("content-type", "application/x-www-form-urlencoded")
                .doesNotContainKey("authorization");
        assertThat(server.lastRequest().body())
                .isEqualTo("grant_type=authorization_code&code=c%2B%2F%3D"
                        + "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fapp%2Fcallback%3Fx%3D1%26y%3D2"
                        + "&code_verifier=ver%7Eifier&client_id=app%3A1");
    }

    /** Refresh tokens may hold {@code +} and {@code /}. */
    @Test
    void aRefreshTokenArrivesAsItIs() {
        provider(fusionAuth(), PUBLIC, Endpoint.OAUTH2_TOKEN).refresh("r+/=&t");
        assertThat(server.lastRequest().body())
                .isEqualTo("grant_type=refresh_token&refresh_token=r%2B%2F%3D%26t&client_id=app%3A1");

        provider(fusionAuth(), PUBLIC, Endpoint.JWT_REFRESH).refresh("r+/=&\"t");
        assertThat(server.lastRequest().body()).isEqualTo("{\"refreshToken\":\"r+/=&\\\"t\"}");
    }

    /** RFC 6749 section 2.3.1: encoded like a form, then base64. */
    @Test
    void basicAuthenticationEncodesIdAndSecret() {
        provider(fusionAuth(), BASIC, Endpoint.OAUTH2_TOKEN).refresh("rt");

        String header = server.lastRequest().headers().getOrDefault("authorization", "");
        assertThat(header).startsWith("Basic ");
        assertThat(new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("app%3A1:s%2Fecr+et%2B%3A%C3%A4%25");
        assertThat(server.lastRequest().body()).isEqualTo("grant_type=refresh_token&refresh_token=rt");
    }

    @Test
    void postAuthenticationSendsBothInTheForm() {
        provider(fusionAuth(), POST, Endpoint.OAUTH2_TOKEN).refresh("rt");

        assertThat(server.lastRequest().headers()).doesNotContainKey("authorization");
        assertThat(server.lastRequest().body())
                .isEqualTo("grant_type=refresh_token&refresh_token=rt"
                        + "&client_id=app%3A1&client_secret=s%2Fecr+et%2B%3A%C3%A4%25");
    }

    @Test
    void theTenantIsSentWhereItIsConfigured() {
        ProviderFixture settings = fusionAuth().tenantId("tenant-1");

        provider(settings, PUBLIC, Endpoint.OAUTH2_TOKEN).refresh("rt");
        assertThat(server.lastRequest().body()).contains("&tenantId=tenant-1");

        provider(settings, PUBLIC, Endpoint.JWT_REFRESH).refresh("rt");
        assertThat(server.lastRequest().headers()).containsEntry("x-fusionauth-tenantid", "tenant-1");
        assertThat(server.lastRequest().body()).isEqualTo("{\"refreshToken\":\"rt\"}");

        provider(fusionAuth(), PUBLIC, Endpoint.JWT_REFRESH).refresh("rt");
        assertThat(server.lastRequest().headers()).doesNotContainKey("x-fusionauth-tenantid");
    }

    /** A request cookie would beat the body, and the answer sets cookies. */
    @Test
    void apiJwtRefreshGetsTheRefreshTokenAndNothingElse() {
        server.answer(
                status(200, "{\"token\":\"a\"}", "Set-Cookie: refresh_token=alices", "Set-Cookie: access_token=x"));
        Provider provider = provider(fusionAuth(), BASIC, Endpoint.JWT_REFRESH);

        provider.refresh("alices");
        provider.refresh("bobs");

        assertThat(server.lastRequest().target()).isEqualTo("/api/jwt/refresh");
        assertThat(server.lastRequest().headers())
                .containsEntry("content-type", "application/json")
                .doesNotContainKeys("cookie", "authorization");
        assertThat(server.lastRequest().body()).isEqualTo("{\"refreshToken\":\"bobs\"}");
    }

    @Test
    void withoutARefreshEndpointEveryRefreshTokenIsRefused() {
        assertThat(provider(fusionAuth(), BASIC, Endpoint.NONE).refresh("rt"))
                .isEqualTo(new TokenAnswer.Refused("refresh.endpoint is none", ""));
    }

    @Test
    void fusionAuthRevokesByItsLogoutCall() {
        server.answer(status(200, ""));

        assertThat(provider(fusionAuth().tenantId("tenant-1"), BASIC, Endpoint.OAUTH2_TOKEN)
                        .revoke("r+t"))
                .isTrue();

        assertThat(server.lastRequest().target()).isEqualTo("/api/logout");
        assertThat(server.lastRequest().body()).isEqualTo("{\"refreshToken\":\"r+t\"}");
        assertThat(server.lastRequest().headers())
                .containsEntry("x-fusionauth-tenantid", "tenant-1")
                .doesNotContainKeys("cookie", "authorization");
    }

    @Test
    void otherProvidersRevokeAtTheEndpointTheyName() {
        server.answer((request, out) -> (request.target().startsWith("/.well-known")
                        ? status(200, "{\"issuer\":\"i\",\"revocation_endpoint\":\"" + server.url() + "/revoke\"}")
                        : status(200, ""))
                .write(request, out));

        assertThat(provider(ProviderFixture.oidc(server.url()), POST, Endpoint.OAUTH2_TOKEN)
                        .revoke("r+t"))
                .isTrue();

        assertThat(server.lastRequest().target()).isEqualTo("/revoke");
        assertThat(server.lastRequest().body())
                .startsWith("token=r%2Bt&token_type_hint=refresh_token&client_id=app%3A1&client_secret=");
    }

    @Test
    void aRevocationThatIsNotConfirmedIsNone() {
        for (int status : new int[] {204, 400, 404, 503}) {
            server.answer(status(status, ""));
            assertThat(provider(fusionAuth(), BASIC, Endpoint.OAUTH2_TOKEN).revoke("rt"))
                    .as("status %d", status)
                    .isFalse();
        }
        server.answer(status(200, "{\"issuer\":\"i\"}"));
        assertThat(provider(ProviderFixture.oidc(server.url()), POST, Endpoint.OAUTH2_TOKEN)
                        .revoke("rt"))
                .isFalse();

        server.close();
        assertThat(provider(fusionAuth(), BASIC, Endpoint.OAUTH2_TOKEN).revoke("rt"))
                .isFalse();
    }

    @Test
    void theKeySetIsAJsonObjectOrNotThere() throws IOException {
        Provider provider = provider(fusionAuth(), BASIC, Endpoint.OAUTH2_TOKEN);
        server.answer(status(200, "{\"keys\":[]}"));
        assertThat(provider.keySet()).isEqualTo("{\"keys\":[]}");
        assertThat(server.lastRequest().target()).isEqualTo("/.well-known/jwks.json");

        for (ScriptedServer.Answer nonsense : new ScriptedServer.Answer[] {
            status(200, "<html>"), status(200, "[]"), status(204, ""), status(302, "{\"keys\":[]}"), status(500, "{}")
        }) {
            server.answer(nonsense);
            assertThatThrownBy(provider::keySet).isExactlyInstanceOf(IOException.class);
        }
    }

    @Test
    void theIssuerIsTheSettingsOrTheMetadatas() throws IOException {
        server.answer(status(200, "{\"issuer\":\"acme.com\"}"));

        assertThat(provider(fusionAuth(), BASIC, Endpoint.OAUTH2_TOKEN).issuer())
                .isEqualTo("acme.com");
        assertThat(server.lastRequest().target()).isEqualTo("/.well-known/openid-configuration");
        assertThat(provider(fusionAuth().issuer("other.org"), BASIC, Endpoint.OAUTH2_TOKEN)
                        .issuer())
                .isEqualTo("other.org");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theTenantHasMetadataOfItsOwn() throws IOException {
        server.answer(status(200, "{\"issuer\":\"tenant.example\"}"));

        assertThat(provider(fusionAuth().tenantId("tenant-1"), BASIC, Endpoint.OAUTH2_TOKEN)
                        .issuer())
                .isEqualTo("tenant.example");
        assertThat(server.lastRequest().target()).isEqualTo("/tenant-1/.well-known/openid-configuration");
    }

    @Test
    void withoutDiscoveryNothingIsRead() {
        Provider provider = provider(fusionAuth().withoutDiscovery(), BASIC, Endpoint.OAUTH2_TOKEN);

        assertThatThrownBy(provider::issuer)
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("provider.issuer is not set, and provider.discovery is false");
        assertThat(provider.issuerInResponse()).isFalse();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anotherIssuerThanTheSettingsIsRefused() {
        server.answer(status(200, "{\"issuer\":\"evil\"}"));
        Provider provider =
                provider(ProviderFixture.oidc(server.url()).issuer("https://good"), BASIC, Endpoint.OAUTH2_TOKEN);

        assertThatThrownBy(provider::authorizationEndpoint)
                .hasMessageEndingWith("the issuer is \"evil\"; provider.issuer is \"https://good\"");
    }

    @Test
    void whetherTheIssuerComesBackIsTheMetadatasWord() {
        server.answer(status(200, "{\"issuer\":\"i\",\"authorization_response_iss_parameter_supported\":true}"));
        assertThat(provider(fusionAuth(), BASIC, Endpoint.OAUTH2_TOKEN).issuerInResponse())
                .isTrue();

        server.answer(status(200, "{\"issuer\":\"i\"}"));
        assertThat(provider(fusionAuth(), BASIC, Endpoint.OAUTH2_TOKEN).issuerInResponse())
                .isFalse();

        server.answer(status(500, ""));
        assertThat(provider(fusionAuth(), BASIC, Endpoint.OAUTH2_TOKEN).issuerInResponse())
                .isFalse();
    }

    /** The IdP is down when the application starts: start anyway. */
    @Test
    void nothingIsAskedBeforeItIsNeeded() throws IOException {
        server.close();

        Provider provider = provider(fusionAuth(), BASIC, Endpoint.OAUTH2_TOKEN);

        assertThat(provider.authorizationEndpoint()).isEqualTo(server.url().resolve("/oauth2/authorize"));
    }

    @Test
    void aClientWithoutItsSecretIsRefused() {
        assertThatThrownBy(() -> provider(
                        fusionAuth(), ProviderFixture.client("app", null, Authentication.BASIC), Endpoint.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("client.secret is missing; client.authentication needs it");
        assertThatThrownBy(() -> provider(
                        fusionAuth(),
                        ProviderFixture.client("app", "s", Authentication.PRIVATE_KEY_JWT),
                        Endpoint.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("client.authentication is private-key-jwt; supported are basic, post, none");
    }

    private ProviderFixture fusionAuth() {
        return ProviderFixture.fusionAuth(server.url());
    }

    private Provider provider(ProviderFixture settings, ClientSettings client, Endpoint refresh) {
        return new Provider(settings.settings(), client, refresh, executor, new SettableTime());
    }
}
