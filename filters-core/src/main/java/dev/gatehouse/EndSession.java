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
import org.jspecify.annotations.Nullable;
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
     * @param target absolute URL to come back to
     * @param idToken tells other providers than FusionAuth whose session ends
     */
    String url(String target, @Nullable String idToken) {
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
        if (toProvider.kind() == ProviderSettings.Kind.OIDC && idToken != null) {
            parameters.put("id_token_hint", idToken);
        }
        return endpoint.map(url -> AuthorizationRequest.withQuery(url, parameters))
                .orElse(target);
    }
}
