package dev.gatehouse.demo.idp.model;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Users and applications that belong together, under one issuer. Names and units as in FusionAuth's tenant.
 *
 * @param issuer the {@code iss} of its tokens; any string, FusionAuth's default is {@code acme.com}
 * @param logoutURL where a logout ends that names no other place
 * @param httpSessionMaxInactiveInterval the SSO session's life after its last use, in seconds
 */
public record Tenant(
        UUID id,
        String name,
        String issuer,
        @Nullable String logoutURL,
        int httpSessionMaxInactiveInterval,
        JwtConfiguration jwtConfiguration,
        ExternalIdentifiers externalIdentifierConfiguration) {

    /** A tenant with FusionAuth's defaults. */
    public static Tenant of(UUID id, String name) {
        return new Tenant(
                id, name, "acme.com", null, 3600, JwtConfiguration.DEFAULT, new ExternalIdentifiers(30, 300, 600));
    }

    /**
     * Lives of what is handed out to be brought back, in seconds.
     *
     * @param authorizationGrantIdTimeToLiveInSeconds authorization codes
     * @param twoFactorIdTimeToLiveInSeconds pending two-factor logins
     * @param changePasswordIdTimeToLiveInSeconds pending password changes
     */
    public record ExternalIdentifiers(
            int authorizationGrantIdTimeToLiveInSeconds,
            int twoFactorIdTimeToLiveInSeconds,
            int changePasswordIdTimeToLiveInSeconds) {}

    /** Life of an authorization code. */
    public Duration codeLife() {
        return Duration.ofSeconds(externalIdentifierConfiguration.authorizationGrantIdTimeToLiveInSeconds());
    }

    /** Life of an SSO session after its last use. */
    public Duration ssoIdle() {
        return Duration.ofSeconds(httpSessionMaxInactiveInterval);
    }

    /** The same with another issuer. */
    public Tenant withIssuer(String text) {
        return with("issuer", text);
    }

    /** The same with another logout URL. */
    public Tenant withLogoutUrl(String url) {
        return with("logoutURL", url);
    }

    /** The same with another life of authorization codes, in whole seconds. */
    public Tenant withCodeLife(Duration life) {
        return with("externalIdentifierConfiguration.authorizationGrantIdTimeToLiveInSeconds", life.toSeconds());
    }

    /** The same with another idle life of SSO sessions, in whole seconds. */
    public Tenant withSsoIdle(Duration life) {
        return with("httpSessionMaxInactiveInterval", life.toSeconds());
    }

    /** The same with other token settings. */
    public Tenant withTokens(JwtConfiguration tokens) {
        return with("jwtConfiguration", tokens);
    }

    private Tenant with(String path, @Nullable Object value) {
        return Json.with(this, Tenant.class, path, value);
    }
}
