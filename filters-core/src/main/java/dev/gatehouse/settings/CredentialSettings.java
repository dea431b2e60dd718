package dev.gatehouse.settings;

import java.time.Duration;

/**
 * Where a login lives between requests.
 *
 * @param kind the place
 * @param sessionMaxAge absolute end of a login kept in a session, 1 minute to 400 days
 */
public record CredentialSettings(Kind kind, Duration sessionMaxAge) {

    static CredentialSettings from(Values values) {
        return new CredentialSettings(values.get(Catalog.CREDENTIALS), values.get(Catalog.SESSION_MAX_AGE));
    }

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
