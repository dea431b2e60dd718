package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.UnknownScopePolicy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The scopes of a request, by the application's rule for unknown ones. */
final class Scopes {
    private static final Set<String> RESERVED = Set.of("openid", "offline_access", "email", "phone", "profile");

    private Scopes() {}

    /**
     * Reads a {@code scope} parameter.
     *
     * @throws OAuthRefusal 400 {@code invalid_scope} if one is unknown and the application rejects those
     */
    static Set<String> read(String text, Application application) {
        Set<String> granted = new LinkedHashSet<>();
        for (String scope : split(text)) {
            if (isKnown(scope, application)
                    || application.oauthConfiguration().unknownScopePolicy() == UnknownScopePolicy.ALLOW) {
                granted.add(scope);
            } else if (application.oauthConfiguration().unknownScopePolicy() == UnknownScopePolicy.REJECT) {
                throw new OAuthRefusal(400, OAuthError.INVALID_SCOPE, OAuthReason.UNKNOWN_SCOPE, "A scope is unknown.");
            }
        }
        return granted;
    }

    static Set<String> split(String text) {
        Set<String> scopes = new LinkedHashSet<>(Arrays.asList(text.strip().split(" +", -1)));
        scopes.remove("");
        return scopes;
    }

    static boolean isKnown(String scope, Application application) {
        return RESERVED.contains(scope)
                || application.oauthConfiguration().scopes().contains(scope);
    }
}
