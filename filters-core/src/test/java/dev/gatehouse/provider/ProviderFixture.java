package dev.gatehouse.provider;

import dev.gatehouse.settings.ClientSettings;
import dev.gatehouse.settings.ClientSettings.Authentication;
import dev.gatehouse.settings.ProviderSettings;
import dev.gatehouse.settings.ProviderSettings.Endpoint;
import dev.gatehouse.settings.ProviderSettings.Kind;
import dev.gatehouse.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings to vary, one at a time. */
record ProviderFixture(
        URI url,
        URI browserUrl,
        Kind kind,
        @Nullable String issuer,
        @Nullable String tenantId,
        boolean discovery,
        Map<Endpoint, URI> endpoints,
        Duration requestTimeout,
        boolean allowHttp) {

    static ProviderFixture fusionAuth(URI url) {
        return new ProviderFixture(url, url, Kind.FUSIONAUTH, null, null, true, Map.of(), Duration.ofSeconds(5), false);
    }

    static ProviderFixture oidc(URI url) {
        return new ProviderFixture(url, url, Kind.OIDC, null, null, true, Map.of(), Duration.ofSeconds(5), false);
    }

    ProviderFixture browserUrl(String other) {
        return new ProviderFixture(
                url, URI.create(other), kind, issuer, tenantId, discovery, endpoints, requestTimeout, allowHttp);
    }

    ProviderFixture issuer(String other) {
        return new ProviderFixture(
                url, browserUrl, kind, other, tenantId, discovery, endpoints, requestTimeout, allowHttp);
    }

    ProviderFixture tenantId(String other) {
        return new ProviderFixture(
                url, browserUrl, kind, issuer, other, discovery, endpoints, requestTimeout, allowHttp);
    }

    ProviderFixture withoutDiscovery() {
        return new ProviderFixture(
                url, browserUrl, kind, issuer, tenantId, false, endpoints, requestTimeout, allowHttp);
    }

    ProviderFixture endpoint(Endpoint endpoint, String other) {
        return new ProviderFixture(
                url,
                browserUrl,
                kind,
                issuer,
                tenantId,
                discovery,
                Map.of(endpoint, URI.create(other)),
                requestTimeout,
                allowHttp);
    }

    ProviderFixture requestTimeout(Duration other) {
        return new ProviderFixture(url, browserUrl, kind, issuer, tenantId, discovery, endpoints, other, allowHttp);
    }

    ProviderFixture allowingHttp() {
        return new ProviderFixture(url, browserUrl, kind, issuer, tenantId, discovery, endpoints, requestTimeout, true);
    }

    ProviderSettings settings() {
        return new ProviderSettings(
                url,
                browserUrl,
                kind,
                issuer,
                tenantId,
                discovery,
                endpoints,
                Duration.ofSeconds(2),
                requestTimeout,
                allowHttp,
                null);
    }

    static ClientSettings client(String id, @Nullable String secret, Authentication authentication) {
        return new ClientSettings(id, secret == null ? null : new Secret(secret), authentication, null);
    }
}
