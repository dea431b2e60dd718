package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.ClientAuthenticationPolicy;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.Switches;

/**
 * The application that calls the token endpoint.
 *
 * @param hasAuthenticated whether it showed its secret; a wrong one never gets this far
 */
record Client(Application application, boolean hasAuthenticated) {

    /**
     * Insists on the secret where the application's policy does, for a grant that knows no PKCE.
     *
     * @throws OAuthRefusal 401 if it was not shown
     */
    void requireSecret(Switches switches) {
        requireSecret(!switches.secretWithoutPkce());
    }

    /**
     * Insists on the secret where the application's policy does.
     *
     * @param usingPkce whether the code was asked for with a challenge
     * @throws OAuthRefusal 401 if it was not shown
     */
    void requireSecret(boolean usingPkce) {
        ClientAuthenticationPolicy policy = application.oauthConfiguration().clientAuthenticationPolicy();
        boolean waived = policy == ClientAuthenticationPolicy.NOT_REQUIRED
                || (policy == ClientAuthenticationPolicy.NOT_REQUIRED_WHEN_USING_PKCE && usingPkce);
        if (!hasAuthenticated && !waived) {
            throw OAuthRefusal.invalidClient(
                    OAuthReason.CLIENT_AUTHENTICATION_MISSING, "This client must authenticate with its secret.");
        }
    }
}
