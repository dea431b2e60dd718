package dev.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.ProviderSettings.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderMetadataTest {

    @Test
    void readsWhatAProviderPublishes() throws IOException {
        String document = "{\"issuer\":\"acme.com\",\"authorization_endpoint\":\"https://i/oauth2/authorize\","
                + "\"token_endpoint\":\"https://i/oauth2/token\",\"jwks_uri\":\"https://i/.well-known/jwks.json\","
                + "\"userinfo_endpoint\":\"https://i/oauth2/userinfo\","
                + "\"end_session_endpoint\":\"https://i/oauth2/logout\",\"revocation_endpoint\":\"https://i/revoke\","
                + "\"authorization_response_iss_parameter_supported\":true,\"scopes_supported\":[\"openid\"]}";

        assertThat(ProviderMetadata.parse(document, uri -> true))
                .isEqualTo(new ProviderMetadata(
                        "acme.com",
                        true,
                        Map.of(
                                Endpoint.AUTHORIZATION, URI.create("https://i/oauth2/authorize"),
                                Endpoint.TOKEN, URI.create("https://i/oauth2/token"),
                                Endpoint.JWKS, URI.create("https://i/.well-known/jwks.json"),
                                Endpoint.USERINFO, URI.create("https://i/oauth2/userinfo"),
                                Endpoint.END_SESSION, URI.create("https://i/oauth2/logout"),
                                Endpoint.REVOCATION, URI.create("https://i/revoke"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"issuer\":\"\"}", "{\"issuer\":7}", "[]", "<html>", "{\"issuer\":\"i\""})
    void withoutAnIssuerItIsNone(String document) {
        assertThatThrownBy(() -> ProviderMetadata.parse(document, uri -> true)).isExactlyInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relative",
                "//host/x",
                "mailto:x@y",
                "https:///x",
                "https://user@host/x",
                "https://host/a b",
                "nonsense"
            })
    void anEndpointThatIsNoUrlIsLeftOut(String odd) throws IOException {
        assertThat(ProviderMetadata.parse("{\"issuer\":\"i\",\"token_endpoint\":\"" + odd + "\"}", uri -> true)
                        .endpoints())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://idp.example.com, false, https://elsewhere.example.com/t, true",
        "https://idp.example.com, false, http://idp.example.com/t, false",
        "https://idp.example.com, false, http://elsewhere.example.com/t, false",
        "https://idp.example.com, true, http://elsewhere.example.com/t, true",
        "https://idp.example.com, true, ftp://idp.example.com/t, false",
        "https://idp.example.com, false, http://localhost:9011/t, true",
        "https://idp.example.com, false, http://127.0.0.1/t, true",
        "https://idp.example.com, false, http://localhost.example.com/t, false",
        "http://idp.internal:9011, false, http://idp.internal:9011/t, true",
        "http://idp.internal:9011, false, HTTP://IDP.internal:9011/t, true",
        "http://idp.internal, false, http://idp.internal:80/t, true",
        "http://idp.internal:9011, false, http://idp.internal:9012/t, false"
    })
    void plainHttpOnlyWhereTheSettingsSaySo(URI url, boolean allowHttp, String endpoint, boolean used) {
        ProviderFixture settings = ProviderFixture.oidc(url);
        MetadataDocument document = new MetadataDocument(
                (allowHttp ? settings.allowingHttp() : settings).settings(),
                new BoundedExchange(settings.settings(), Runnable::run));

        assertThat(document.isUsable(URI.create(endpoint))).isEqualTo(used);
    }
}
