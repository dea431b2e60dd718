package dev.gatehouse.demo.idp.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application may do at the OAuth endpoints. Names as in FusionAuth's {@code oauthConfiguration}; the defaults
 * are FusionAuth's for a new application.
 *
 * @param clientSecret the secret; none for a public client
 * @param authorizedRedirectURLs where a login and a logout may return to
 * @param authorizedOriginURLs {@code Origin}s that may call; empty for all
 * @param authorizedResourceUris resources of RFC 8707; empty: the parameter is ignored
 * @param scopes custom scopes, besides {@code openid offline_access profile email phone}
 * @param logoutURL what is loaded in an iframe when the user logs out anywhere in the tenant, and where a logout of
 *     this application ends that names no other place
 */
public record OAuthConfiguration(
        @Nullable String clientSecret,
        ClientAuthenticationPolicy clientAuthenticationPolicy,
        PkcePolicy proofKeyForCodeExchangePolicy,
        List<String> authorizedRedirectURLs,
        UrlPolicy authorizedURLValidationPolicy,
        List<String> authorizedOriginURLs,
        List<String> authorizedResourceUris,
        List<GrantType> enabledGrants,
        boolean generateRefreshTokens,
        boolean requireRegistration,
        @Nullable String logoutURL,
        LogoutBehavior logoutBehavior,
        ScopePolicy scopeHandlingPolicy,
        UnknownScopePolicy unknownScopePolicy,
        List<String> scopes,
        ConsentMode consentMode,
        Relationship relationship) {

    static final OAuthConfiguration DEFAULT = new OAuthConfiguration(
            null,
            ClientAuthenticationPolicy.REQUIRED,
            PkcePolicy.NOT_REQUIRED,
            List.of(),
            UrlPolicy.EXACT_MATCH,
            List.of(),
            List.of(),
            List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
            false,
            false,
            null,
            LogoutBehavior.ALL_APPLICATIONS,
            ScopePolicy.STRICT,
            UnknownScopePolicy.REJECT,
            List.of(),
            ConsentMode.ALWAYS_PROMPT,
            Relationship.FIRST_PARTY);

    /** Whether a login or logout may return there. */
    public boolean authorizes(String redirectUri) {
        return authorizedRedirectURLs.stream().anyMatch(url -> matches(url, redirectUri));
    }

    private boolean matches(String authorized, String redirectUri) {
        return authorizedURLValidationPolicy == UrlPolicy.EXACT_MATCH
                ? authorized.equals(redirectUri)
                : new UrlWildcard(authorized).matches(redirectUri);
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "OAuthConfiguration[clientSecret=****, authorizedRedirectURLs=" + authorizedRedirectURLs
                + ", enabledGrants=" + enabledGrants + "]";
    }
}
