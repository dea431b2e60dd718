package dev.gatehouse.token;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Seconds since 1970, whole or with a fraction (RFC 7519 section 2). */
final class NumericDate {
    /** The end of the year 9999. Milliseconds taken for seconds lie far beyond. */
    private static final long LATEST = 253_402_300_799L;

    private NumericDate() {}

    /** The date, to the millisecond; {@link Instant#EPOCH} where the claim is absent. */
    static Instant optional(Map<String, @Nullable Object> claims, String name) throws UntrustedTokenException {
        return claims.containsKey(name) ? required(claims, name) : Instant.EPOCH;
    }

    /**
     * The date, to the millisecond.
     *
     * @throws UntrustedTokenException when the claim is absent, no number, negative or beyond the year 9999
     */
    static Instant required(Map<String, @Nullable Object> claims, String name) throws UntrustedTokenException {
        // A Long or a Double; an integer too large for a Long is neither.
        if ((claims.get(name) instanceof Long seconds) && seconds >= 0 && seconds <= LATEST) {
            return Instant.ofEpochSecond(seconds);
        }
        if ((claims.get(name) instanceof Double seconds) && seconds >= 0 && seconds <= LATEST) {
            return Instant.ofEpochMilli(Math.round(seconds * 1000));
        }
        throw new UntrustedTokenException("its " + name + " is no date before the year 10000, in seconds");
    }
}
