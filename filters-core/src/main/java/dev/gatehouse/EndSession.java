package dev.gatehouse;

import dev.gatehouse.login.AuthorizationRequest;
import dev.gatehouse.provider.Provider;
import dev.gatehouse.settings.ProviderSettings;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The provider's end of a session (OpenID Connect RP-Initiated Logout 1.0, FusionAuth's {@code /oauth2/logout}). */
final class EndSession {
    private static final Logger LOG = LoggerFactory.getLogger(EndSession.class);

    private final Provider provider;
    private final Settings settings;

    EndSession(Provider provider, Settings settings) {
        this.provider = provider;
        this.settings = settings;
    }

    /**
     * Where to send the browser; the target itself where the provider has no end of a session, or cannot say.
     *
     * <p>No {@code id_token_hint} is sent, since a URL is no place for a token; the {@code client_id} says whose target it
     * is, and the provider's own cookie whose session.
     *
     * @param target absolute URL to come back to
     */
    String url(String target) {
        Optional<URI> endpoint;
        try {
            endpoint = provider.endSessionEndpoint();
        } catch (IOException providerAway) {
            LOG.warn("The provider's session is not ended: {}", providerAway.getMessage());
            return target;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", settings.client().id());
        parameters.put("post_logout_redirect_uri", target);
        ProviderSettings toProvider = settings.provider();
        if (toProvider.tenantId() != null) {
            parameters.put("tenantId", toProvider.tenantId());
        }
        return endpoint.map(url -> AuthorizationRequest.withQuery(url, parameters))
                .orElse(target);
    }
}
