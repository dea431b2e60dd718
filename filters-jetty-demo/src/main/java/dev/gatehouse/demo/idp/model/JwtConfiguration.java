package dev.gatehouse.demo.idp.model;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are made, of a tenant, or of an application that has its own. Names and units as in FusionAuth's
 * {@code jwtConfiguration}.
 *
 * @param enabled whether an application's own settings count; a tenant's always do
 * @param timeToLiveInSeconds life of access and ID tokens
 * @param refreshTokenTimeToLiveInMinutes life of refresh tokens
 * @param accessTokenKeyId the key that signs access tokens; none for the instance's default key
 * @param idTokenKeyId the key that signs ID tokens, or one of the shadow keys that stand for the client secret; none
 *     for the access tokens' key
 */
public record JwtConfiguration(
        boolean enabled,
        int timeToLiveInSeconds,
        int refreshTokenTimeToLiveInMinutes,
        UsagePolicy refreshTokenUsagePolicy,
        ExpirationPolicy refreshTokenExpirationPolicy,
        SlidingWindow refreshTokenSlidingWindowConfiguration,
        OneTimeUse refreshTokenOneTimeUseConfiguration,
        RevocationPolicy refreshTokenRevocationPolicy,
        @Nullable UUID accessTokenKeyId,
        @Nullable UUID idTokenKeyId) {

    /** FusionAuth's defaults. */
    public static final JwtConfiguration DEFAULT = new JwtConfiguration(
            false,
            3600,
            43200,
            UsagePolicy.REUSABLE,
            ExpirationPolicy.FIXED,
            new SlidingWindow(43200),
            new OneTimeUse(0),
            new RevocationPolicy(true, true, false, false),
            null,
            null);

    /**
     * The far end of a sliding window.
     *
     * @param maximumTimeToLiveInMinutes counted from when the token was first issued
     */
    public record SlidingWindow(int maximumTimeToLiveInMinutes) {}

    /**
     * How long a spent one-time token is still good for the current one.
     *
     * @param gracePeriodInSeconds from 0, not at all, to 86400
     */
    public record OneTimeUse(int gracePeriodInSeconds) {}

    /**
     * What revokes refresh tokens by itself. Of a tenant only.
     *
     * @param onLoginPrevented an action keeps the user from logging in
     * @param onPasswordChanged the password was changed
     * @param onMultiFactorEnable a second factor was added
     * @param onOneTimeTokenReuse a spent token came back after its grace; revokes that token alone
     */
    public record RevocationPolicy(
            boolean onLoginPrevented,
            boolean onPasswordChanged,
            boolean onMultiFactorEnable,
            boolean onOneTimeTokenReuse) {}

    /** Life of access and ID tokens. */
    public Duration tokenLife() {
        return Duration.ofSeconds(timeToLiveInSeconds);
    }

    /** Life of refresh tokens. */
    public Duration refreshTokenLife() {
        return Duration.ofMinutes(refreshTokenTimeToLiveInMinutes);
    }

    /** How long a spent one-time token is still good for the current one. */
    public Duration grace() {
        return Duration.ofSeconds(refreshTokenOneTimeUseConfiguration.gracePeriodInSeconds());
    }

    /** The same with another life of access and ID tokens. */
    public JwtConfiguration withTokenLife(Duration life) {
        return with("timeToLiveInSeconds", life.toSeconds());
    }

    /** The same with another life of refresh tokens, in whole minutes. */
    public JwtConfiguration withRefreshTokenLife(Duration life) {
        return with("refreshTokenTimeToLiveInMinutes", life.toMinutes());
    }

    /** The same with another policy for the use of refresh tokens, and the grace of a spent one in whole seconds. */
    public JwtConfiguration withUsage(UsagePolicy policy, Duration grace) {
        return with("refreshTokenUsagePolicy", policy)
                .with("refreshTokenOneTimeUseConfiguration.gracePeriodInSeconds", grace.toSeconds());
    }

    /** The same with another policy for the end of refresh tokens, and the longest sliding life in whole minutes. */
    public JwtConfiguration withExpiration(ExpirationPolicy policy, Duration maximum) {
        return with("refreshTokenExpirationPolicy", policy)
                .with("refreshTokenSlidingWindowConfiguration.maximumTimeToLiveInMinutes", maximum.toMinutes());
    }

    /** The same, but whether the return of a spent token revokes its successor is as given. */
    public JwtConfiguration withRevocationOnReuse(boolean revoke) {
        return with("refreshTokenRevocationPolicy.onOneTimeTokenReuse", revoke);
    }

    /** The same with other keys. */
    public JwtConfiguration withKeys(@Nullable UUID accessTokens, @Nullable UUID idTokens) {
        return with("accessTokenKeyId", accessTokens).with("idTokenKeyId", idTokens);
    }

    /** The same as an application's own settings. */
    public JwtConfiguration enable() {
        return with("enabled", true);
    }

    private JwtConfiguration with(String path, @Nullable Object value) {
        return Json.with(this, JwtConfiguration.class, path, value);
    }
}
