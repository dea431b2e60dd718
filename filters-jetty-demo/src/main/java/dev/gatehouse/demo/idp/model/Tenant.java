package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Users and applications that belong together, under one issuer. Names and units as in FusionAuth's tenant.
 *
 * @param issuer the {@code iss} of its tokens; any string, FusionAuth's default is {@code acme.com}
 * @param logoutURL where a logout ends that names no other place
 * @param httpSessionMaxInactiveInterval the SSO session's life after its last use, in seconds
 * @param unverifiedBehavior what a login page does with a user whose email address is not verified
 */
public record Tenant(
        UUID id,
        String name,
        String issuer,
        @Nullable String logoutURL,
        int httpSessionMaxInactiveInterval,
        JwtConfiguration jwtConfiguration,
        ExternalIdentifiers externalIdentifierConfiguration,
        FailedAuthentication failedAuthenticationConfiguration,
        LoginConfiguration loginConfiguration,
        SsoConfiguration ssoConfiguration,
        UnverifiedBehavior unverifiedBehavior) {

    /** A tenant with FusionAuth's defaults. */
    public static Tenant of(UUID id, String name) {
        return new Tenant(
                id,
                name,
                "acme.com",
                null,
                3600,
                JwtConfiguration.DEFAULT,
                ExternalIdentifiers.DEFAULT,
                new FailedAuthentication(false, 5, 60, 180),
                new LoginConfiguration(true),
                new SsoConfiguration(false),
                UnverifiedBehavior.ALLOW);
    }

    /**
     * Lives of what is handed out to be brought back, in seconds.
     *
     * @param authorizationGrantIdTimeToLiveInSeconds authorization codes
     * @param twoFactorIdTimeToLiveInSeconds pending two-factor logins
     * @param changePasswordIdTimeToLiveInSeconds pending password changes
     * @param oneTimePasswordTimeToLiveInSeconds one-time passwords
     * @param twoFactorTrustIdTimeToLiveInSeconds browsers and devices that need no second factor
     * @param rememberOAuthScopeConsentChoiceTimeToLiveInSeconds remembered consents
     */
    public record ExternalIdentifiers(
            int authorizationGrantIdTimeToLiveInSeconds,
            int twoFactorIdTimeToLiveInSeconds,
            int changePasswordIdTimeToLiveInSeconds,
            int oneTimePasswordTimeToLiveInSeconds,
            int twoFactorTrustIdTimeToLiveInSeconds,
            int rememberOAuthScopeConsentChoiceTimeToLiveInSeconds) {

        /** FusionAuth's defaults. */
        public static final ExternalIdentifiers DEFAULT =
                new ExternalIdentifiers(30, 300, 600, 60, 2_592_000, 2_592_000);
    }

    /**
     * What too many failed logins do: they keep the user out for a while.
     *
     * @param enabled off in FusionAuth until a user action is chosen
     */
    public record FailedAuthentication(
            boolean enabled, int tooManyAttempts, int resetCountInSeconds, int actionDurationInSeconds) {}

    /**
     * The Login API without an application.
     *
     * @param requireAuthentication whether it asks for an API key
     */
    public record LoginConfiguration(boolean requireAuthentication) {}

    /**
     * The SSO session.
     *
     * @param allowAccessTokenBootstrap whether an access token in the header of an authorization request starts one
     */
    public record SsoConfiguration(boolean allowAccessTokenBootstrap) {}

    /** What a login page does with a user whose email address or registration is not verified. */
    public enum UnverifiedBehavior {
        /** Lets them in; the answer's {@code userState} tells. */
        @JsonProperty("Allow")
        ALLOW,
        /** Stops them with a page. */
        @JsonProperty("Gated")
        GATED
    }

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

    /** The same with one member set, named by its dotted path as in FusionAuth's API. */
    public Tenant with(String path, @Nullable Object value) {
        return Json.with(this, Tenant.class, path, value);
    }
}
