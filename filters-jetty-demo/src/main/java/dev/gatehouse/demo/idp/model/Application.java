package dev.gatehouse.demo.idp.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application that users log in to. Its id is its {@code client_id}.
 *
 * @param verifyRegistration whether a registration must be verified before it counts
 */
public record Application(
        UUID id,
        UUID tenantId,
        String name,
        boolean active,
        boolean verifyRegistration,
        OAuthConfiguration oauthConfiguration,
        JwtConfiguration jwtConfiguration,
        LoginConfiguration loginConfiguration) {

    /** An application with FusionAuth's defaults: nothing is authorized yet. */
    public static Application of(UUID id, UUID tenantId, String name) {
        return new Application(
                id,
                tenantId,
                name,
                true,
                false,
                OAuthConfiguration.DEFAULT,
                JwtConfiguration.DEFAULT,
                new LoginConfiguration(false, false, true));
    }

    /** The {@code client_id}. */
    public String clientId() {
        return id.toString();
    }

    /** The same with a client secret. */
    public Application withSecret(String secret) {
        return with("oauthConfiguration.clientSecret", secret);
    }

    /** The same as a public client: no secret, and none asked for. */
    public Application asPublicClient() {
        return with("oauthConfiguration.clientSecret", null)
                .withClientAuthentication(ClientAuthenticationPolicy.NOT_REQUIRED);
    }

    /** The same with another rule for client secrets. */
    public Application withClientAuthentication(ClientAuthenticationPolicy policy) {
        return with("oauthConfiguration.clientAuthenticationPolicy", policy);
    }

    /** The same with another rule for code challenges. */
    public Application withPkce(PkcePolicy policy) {
        return with("oauthConfiguration.proofKeyForCodeExchangePolicy", policy);
    }

    /** The same with exactly these redirect URLs, compared as the policy says. */
    public Application withRedirectUrls(UrlPolicy policy, String... urls) {
        return with("oauthConfiguration.authorizedURLValidationPolicy", policy)
                .with("oauthConfiguration.authorizedRedirectURLs", List.of(urls));
    }

    /** The same with exactly these grants. */
    public Application withGrants(GrantType... grants) {
        return with("oauthConfiguration.enabledGrants", List.of(grants));
    }

    /** The same, answering with refresh tokens where a login asks for them, and refreshing at both endpoints. */
    public Application withRefreshTokens() {
        return with("oauthConfiguration.generateRefreshTokens", true)
                .with("loginConfiguration.generateRefreshTokens", true)
                .with("loginConfiguration.allowTokenRefresh", true);
    }

    /** The same with a logout URL. */
    public Application withLogoutUrl(String url) {
        return with("oauthConfiguration.logoutURL", url);
    }

    /** The same with another logout behaviour. */
    public Application withLogoutBehavior(LogoutBehavior behavior) {
        return with("oauthConfiguration.logoutBehavior", behavior);
    }

    /** The same with another scope mode. */
    public Application withScopePolicy(ScopePolicy policy) {
        return with("oauthConfiguration.scopeHandlingPolicy", policy);
    }

    /** The same with token settings of its own. */
    public Application withTokens(JwtConfiguration tokens) {
        return with("jwtConfiguration", tokens.enable());
    }

    /** The same with one member set, named by its dotted path as in FusionAuth's API. */
    public Application with(String path, @Nullable Object value) {
        return Json.with(this, Application.class, path, value);
    }
}
