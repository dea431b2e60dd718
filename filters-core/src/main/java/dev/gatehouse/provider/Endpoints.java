package dev.gatehouse.provider;

import dev.gatehouse.settings.ProviderSettings;
import dev.gatehouse.settings.ProviderSettings.Endpoint;
import dev.gatehouse.settings.ProviderSettings.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the provider is reached for what: as the settings say, else for FusionAuth at its known paths, else as the
 * metadata says. Those for the browser are under {@code provider.browser-url}, the others under {@code provider.url}.
 */
final class Endpoints {
    private static final Set<Endpoint> FOR_THE_BROWSER = EnumSet.of(Endpoint.AUTHORIZATION, Endpoint.END_SESSION);

    private final ProviderSettings settings;
    private final BaseUrl server;
    private final BaseUrl browser;
    private final Discovery discovery;

    Endpoints(ProviderSettings settings, Discovery discovery) {
        this.settings = settings;
        this.server = new BaseUrl(settings.url());
        this.browser = new BaseUrl(settings.browserUrl());
        this.discovery = discovery;
    }

    /**
     * An endpoint that must be there.
     *
     * @throws IOException when it is not, or the metadata that would name it is out of reach
     */
    URI required(Endpoint endpoint) throws IOException {
        return find(endpoint)
                .orElseThrow(() -> new IOException("the provider names no usable "
                        + endpoint.name().toLowerCase(Locale.ROOT)
                        + " endpoint, and the settings do not either"));
    }

    /**
     * An endpoint that some providers lack.
     *
     * @throws IOException when the metadata that would name it is out of reach
     */
    Optional<URI> find(Endpoint endpoint) throws IOException {
        URI configured = settings.endpoints().get(endpoint);
        if (configured != null) {
            return Optional.of(placed(endpoint, configured));
        }
        if (settings.kind() == Kind.FUSIONAUTH) {
            return Optional.of(base(endpoint).resolve(fusionAuthPath(endpoint)));
        }
        return Optional.ofNullable(discovery.metadata().endpoints().get(endpoint))
                .map(found -> placed(endpoint, found));
    }

    /** FusionAuth's registration page; elsewhere the authorization endpoint, which {@code prompt=create} asks for it. */
    URI registration() throws IOException {
        return settings.kind() == Kind.FUSIONAUTH
                ? browser.resolve("/oauth2/register")
                : required(Endpoint.AUTHORIZATION);
    }

    private URI placed(Endpoint endpoint, URI uri) {
        return FOR_THE_BROWSER.contains(endpoint) ? browser.rebase(uri, server) : server.rebase(uri, browser);
    }

    private BaseUrl base(Endpoint endpoint) {
        return FOR_THE_BROWSER.contains(endpoint) ? browser : server;
    }

    private static String fusionAuthPath(Endpoint endpoint) {
        return switch (endpoint) {
            case AUTHORIZATION -> "/oauth2/authorize";
            case TOKEN -> "/oauth2/token";
            case JWKS -> "/.well-known/jwks.json";
            case USERINFO -> "/oauth2/userinfo";
            case END_SESSION -> "/oauth2/logout";
            case REVOCATION -> "/api/logout";
            case JWT_REFRESH -> "/api/jwt/refresh";
            case LOGIN -> "/api/login";
        };
    }
}
