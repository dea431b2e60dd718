package dev.gatehouse.token;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.TokenState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An authentic token, with the answers made ready.
 *
 * @param usableFrom {@code nbf} less the clock skew
 * @param usableUntil {@code exp} plus the clock skew
 * @param keys the set it was verified with; null where it needed none
 */
record KnownToken(
        TokenState.Valid valid,
        TokenState.Expired expired,
        Instant usableFrom,
        Instant usableUntil,
        @Nullable KeySet keys) {
    private static final TokenState NOT_YET = new TokenState.Rejected("its nbf is still to come");

    static KnownToken of(Claims claims, Identity identity, Duration clockSkew, @Nullable KeySet keys) {
        return new KnownToken(
                new TokenState.Valid(identity),
                new TokenState.Expired(identity),
                claims.notBefore().minus(clockSkew),
                claims.expiresAt().plus(clockSkew),
                keys);
    }

    /** The same token, as it is with an ID token beside it that was verified with these keys. */
    KnownToken with(Identity identity, @Nullable KeySet idTokenKeys) {
        return new KnownToken(
                new TokenState.Valid(identity),
                new TokenState.Expired(identity),
                usableFrom,
                usableUntil,
                keys == null ? idTokenKeys : keys);
    }

    /** What the token is worth at that time. */
    TokenState at(Instant now) {
        if (!now.isBefore(usableUntil)) {
            return expired;
        }
        return now.isBefore(usableFrom) ? NOT_YET : valid;
    }
}
