package dev.gatehouse.settings;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider.
 *
 * @param url base URL as the server reaches it, without a trailing slash
 * @param browserUrl base URL as the browser reaches it, without a trailing slash
 * @param kind whose wire is spoken
 * @param issuer the expected {@code iss}; null: the one that discovery names, never without discovery
 * @param tenantId FusionAuth tenant; null: none is sent
 * @param discovery whether the provider's metadata is read
 * @param endpoints endpoints that override or replace what discovery names
 * @param connectTimeout longest time to connect, 10 ms to 1 minute
 * @param requestTimeout longest time for one whole exchange with the provider, and for which a request waits;
 *     10 ms to 1 minute
 * @param allowHttp whether plain http is accepted to a host that is not a loopback host
 * @param apiKey FusionAuth API key, sent with {@code /api/login} only
 */
public record ProviderSettings(
        URI url,
        URI browserUrl,
        Kind kind,
        @Nullable String issuer,
        @Nullable String tenantId,
        boolean discovery,
        Map<Endpoint, URI> endpoints,
        Duration connectTimeout,
        Duration requestTimeout,
        boolean allowHttp,
        @Nullable Secret apiKey) {

    public ProviderSettings {
        endpoints = Map.copyOf(endpoints);
    }

    static ProviderSettings from(Values values) {
        Map<Endpoint, URI> endpoints = new EnumMap<>(Endpoint.class);
        for (Endpoint endpoint : Endpoint.values()) {
            URI given = values.find(Catalog.endpoint(endpoint));
            if (given != null) {
                endpoints.put(endpoint, given);
            }
        }
        URI url = values.get(Catalog.PROVIDER_URL);
        return new ProviderSettings(
                url,
                values.find(Catalog.PROVIDER_BROWSER_URL, url),
                values.get(Catalog.PROVIDER_KIND),
                values.find(Catalog.PROVIDER_ISSUER),
                values.find(Catalog.PROVIDER_TENANT_ID),
                values.get(Catalog.PROVIDER_DISCOVERY),
                endpoints,
                values.get(Catalog.PROVIDER_CONNECT_TIMEOUT),
                values.get(Catalog.PROVIDER_REQUEST_TIMEOUT),
                values.get(Catalog.PROVIDER_ALLOW_HTTP),
                values.find(Catalog.PROVIDER_API_KEY));
    }

    /** Whose wire is spoken. */
    public enum Kind {
        FUSIONAUTH,
        /** Any OpenID provider, by discovery. */
        OIDC
    }

    /** An endpoint that a setting {@code provider.<name>-endpoint} can name. */
    public enum Endpoint {
        AUTHORIZATION,
        TOKEN,
        JWKS,
        USERINFO,
        END_SESSION,
        REVOCATION,
        JWT_REFRESH,
        LOGIN
    }
}
