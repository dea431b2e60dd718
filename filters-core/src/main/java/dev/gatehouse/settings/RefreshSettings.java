package dev.gatehouse.settings;

import java.time.Duration;
import java.util.Set;

/**
 * How tokens are refreshed.
 *
 * @param endpoint where
 * @param on what makes a refresh-token cookie count
 * @param ahead a valid token this close to its end is refreshed early; 0 to 1 hour
 * @param onReuse what a spent refresh token does that returns after its memory
 * @param memory how long new tokens are shared with requests that still carry the spent refresh token; 0
 *     (not once they are there) to 10 minutes
 */
public record RefreshSettings(Endpoint endpoint, Set<Trigger> on, Duration ahead, OnReuse onReuse, Duration memory) {

    public RefreshSettings {
        on = Set.copyOf(on);
    }

    static RefreshSettings from(Values values) {
        return new RefreshSettings(
                values.get(Catalog.REFRESH_ENDPOINT),
                values.get(Catalog.REFRESH_ON),
                values.get(Catalog.REFRESH_AHEAD),
                values.get(Catalog.REFRESH_ON_REUSE),
                values.get(Catalog.REFRESH_MEMORY));
    }

    /** Where a refresh token is exchanged. */
    public enum Endpoint {
        /** The token endpoint (RFC 6749 section 6). */
        OAUTH2_TOKEN,
        /** FusionAuth's {@code /api/jwt/refresh}. */
        JWT_REFRESH,
        /** Nowhere: refresh tokens are neither kept nor used. */
        NONE
    }

    /** What the access token must be for the refresh token beside it to be used. */
    public enum Trigger {
        ABSENT,
        EXPIRED,
        UNKNOWN_KEY,
        INVALID
    }

    /** What a spent refresh token does that returns after its memory. */
    public enum OnReuse {
        /** An audit event. */
        AUDIT,
        /** An audit event, and the end of that user's logins. */
        END_LOGINS
    }
}
