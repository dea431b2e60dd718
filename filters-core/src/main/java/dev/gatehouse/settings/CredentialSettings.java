package dev.gatehouse.settings;

import java.time.Duration;

/**
 * Where a login lives between requests.
 *
 * @param kind the place
 * @param sessionMaxAge absolute end of a login kept in a session
 */
public record CredentialSettings(Kind kind, Duration sessionMaxAge) {

    /** The place. */
    public enum Kind {
        /** JWT and refresh token in cookies. */
        COOKIES,
        /** The container's HTTP session. */
        SESSION,
        /** The HTTP session, revived by the refresh-token cookie. */
        SESSION_AND_REFRESH_COOKIE
    }
}
