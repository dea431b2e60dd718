package dev.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.SettableTime;
import dev.gatehouse.settings.ProviderSettings.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
    private static final URI INTERNAL = URI.create("http://idp.internal:9011");
    private static final String PUBLIC = "https://login.example.com";

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZATION, https://login.example.com/oauth2/authorize",
        "END_SESSION, https://login.example.com/oauth2/logout",
        "TOKEN, http://idp.internal:9011/oauth2/token",
        "JWKS, http://idp.internal:9011/.well-known/jwks.json",
        "USERINFO, http://idp.internal:9011/oauth2/userinfo",
        "REVOCATION, http://idp.internal:9011/api/logout",
        "JWT_REFRESH, http://idp.internal:9011/api/jwt/refresh",
        "LOGIN, http://idp.internal:9011/api/login"
    })
    void fusionAuthsAreKnownWithoutAsking(Endpoint endpoint, URI expected) throws IOException {
        assertThat(unreachable(ProviderFixture.fusionAuth(INTERNAL).browserUrl(PUBLIC))
                        .required(endpoint))
                .isEqualTo(expected);
    }

    @Test
    void fusionAuthHasARegistrationPage() throws IOException {
        assertThat(unreachable(ProviderFixture.fusionAuth(INTERNAL).browserUrl(PUBLIC))
                        .registration())
                .isEqualTo(URI.create("https://login.example.com/oauth2/register"));
    }

    @Test
    void elsewhereTheAuthorizationEndpointRegisters() throws IOException {
        assertThat(discovered("https://idp.example.com/authorize").registration())
                .isEqualTo(URI.create("https://idp.example.com/authorize"));
    }

    @Test
    void theSettingsComeFirst() throws IOException {
        Endpoints endpoints = unreachable(
                ProviderFixture.fusionAuth(INTERNAL).endpoint(Endpoint.TOKEN, "https://tokens.example.com/t"));

        assertThat(endpoints.required(Endpoint.TOKEN)).isEqualTo(URI.create("https://tokens.example.com/t"));
        assertThat(endpoints.required(Endpoint.JWKS)).isEqualTo(INTERNAL.resolve("/.well-known/jwks.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZATION, http://idp.internal:9011/a?x=1, https://login.example.com/a?x=1",
        "AUTHORIZATION, http://idp.internal:9011, https://login.example.com",
        "AUTHORIZATION, http://idp.internal:90110/a, http://idp.internal:90110/a",
        "AUTHORIZATION, https://login.example.com/a, https://login.example.com/a",
        "AUTHORIZATION, https://other.example.com/a, https://other.example.com/a",
        "END_SESSION, http://idp.internal:9011/out, https://login.example.com/out",
        "TOKEN, https://login.example.com/t, http://idp.internal:9011/t",
        "TOKEN, https://login.example.com.evil/t, https://login.example.com.evil/t",
        "JWKS, http://idp.internal:9011/k, http://idp.internal:9011/k"
    })
    void eachIsUnderTheBaseOfWhoGoesThere(Endpoint endpoint, URI named, URI expected) throws IOException {
        Endpoints endpoints = new Endpoints(
                ProviderFixture.oidc(INTERNAL).browserUrl(PUBLIC).settings(),
                discovery(() -> new ProviderMetadata("i", false, Map.of(endpoint, named))));

        assertThat(endpoints.required(endpoint)).isEqualTo(expected);
    }

    @Test
    void aBaseInsideTheOtherIsNotPutTwice() throws IOException {
        Endpoints endpoints = new Endpoints(
                ProviderFixture.oidc(URI.create("https://example.com/auth"))
                        .browserUrl("https://example.com")
                        .settings(),
                discovery(() -> new ProviderMetadata(
                        "i", false, Map.of(Endpoint.TOKEN, URI.create("https://example.com/auth/token")))));

        assertThat(endpoints.required(Endpoint.TOKEN)).isEqualTo(URI.create("https://example.com/auth/token"));
    }

    @Test
    void whatAProviderLacksIsNotThere() throws IOException {
        Endpoints endpoints = discovered("https://idp.example.com/authorize");

        assertThat(endpoints.find(Endpoint.END_SESSION)).isEmpty();
        assertThatThrownBy(() -> endpoints.required(Endpoint.END_SESSION))
                .hasMessage("the provider names no usable end_session endpoint, and the settings do not either");
    }

    private static Endpoints discovered(String authorization) {
        return new Endpoints(
                ProviderFixture.oidc(URI.create("https://idp.example.com")).settings(),
                discovery(() ->
                        new ProviderMetadata("i", false, Map.of(Endpoint.AUTHORIZATION, URI.create(authorization)))));
    }

    private static Endpoints unreachable(ProviderFixture settings) {
        return new Endpoints(settings.settings(), discovery(() -> {
            throw new IOException("out of reach");
        }));
    }

    private static Discovery discovery(Discovery.Source source) {
        return new Discovery(source, Duration.ofSeconds(5), Runnable::run, new SettableTime());
    }
}
