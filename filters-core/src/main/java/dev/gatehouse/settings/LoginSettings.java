package dev.gatehouse.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How users log in and out.
 *
 * @param application what a challenge looks like
 * @param method how a login is made
 * @param scope the scopes asked for, in order
 * @param attempts native login: failures allowed per account and address
 * @param allowUnregistered native login: whether a user who is not registered for the application is let in
 * @param page the application's own page for the native form; null: the built-in one
 * @param defaultTarget path inside the web application to go to when no other target holds
 * @param logoutTarget path inside the web application to go to after a logout
 * @param allowedTargets other origins that may be returned to, as a browser's {@code Origin} names them
 */
public record LoginSettings(
        Application application,
        Method method,
        List<String> scope,
        Attempts attempts,
        boolean allowUnregistered,
        @Nullable String page,
        String defaultTarget,
        String logoutTarget,
        Set<String> allowedTargets) {

    public LoginSettings {
        scope = List.copyOf(scope);
        allowedTargets = Set.copyOf(allowedTargets);
    }

    static LoginSettings from(Values values) {
        boolean refreshable = values.get(Catalog.CREDENTIALS) != CredentialSettings.Kind.SESSION;
        return new LoginSettings(
                values.get(Catalog.APPLICATION),
                values.get(Catalog.LOGIN_METHOD),
                values.get(Catalog.LOGIN_SCOPE).stream()
                        .filter(scope -> refreshable || !scope.equals("offline_access"))
                        .toList(),
                values.get(Catalog.LOGIN_ATTEMPTS),
                values.get(Catalog.LOGIN_ALLOW_UNREGISTERED),
                values.find(Catalog.LOGIN_PAGE),
                values.get(Catalog.LOGIN_DEFAULT_TARGET),
                values.get(Catalog.LOGOUT_TARGET),
                values.find(Catalog.LOGIN_ALLOWED_TARGETS, Set.of()));
    }

    /** Whether the login form is ours rather than the provider's. */
    public boolean isNative() {
        return method != Method.AUTHORIZATION_CODE;
    }

    /** Whether a decoded path inside the web application is that of {@link #page()}, which nobody is challenged at. */
    public boolean isPage(String path) {
        return isNative() && page != null && path.equals(page.replaceFirst("[?#].*", ""));
    }

    /** What a challenge looks like. */
    public enum Application {
        /** A redirect for page loads, a 401 for scripts. */
        AUTO,
        /** Always a redirect. */
        WEBAPP,
        /** Always a 401. */
        SPA
    }

    /** How a login is made. */
    public enum Method {
        /** RFC 6749 section 4.1, with PKCE. */
        AUTHORIZATION_CODE,
        /** RFC 6749 section 4.3, at the token endpoint. */
        PASSWORD,
        /** FusionAuth's {@code /api/login}. */
        LOGIN_API
    }

    /**
     * A number of failures in a stretch of time.
     *
     * @param failures how many are allowed, 1 to 1,000
     * @param within the stretch, 1 second to 1 day
     */
    public record Attempts(int failures, Duration within) {}
}
