package dev.gatehouse.token;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that a provider publishes (RFC 7517 section 5), as far as they may verify signatures. */
record KeySet(Set<PublishedKey> keys) {

    KeySet {
        keys = Set.copyOf(keys);
    }

    /** Whether a token with this {@code kid}, or with none, could be signed by one of these. */
    boolean knows(@Nullable String kid, SignatureAlgorithm algorithm) {
        return keys.stream().anyMatch(key -> kid == null ? key.fits(algorithm) : kid.equals(key.kid()));
    }

    /**
     * The keys to try. A token without {@code kid} is tried only where no choice is left.
     *
     * @throws UntrustedTokenException when the key of that {@code kid} is not for this algorithm, or the token names no
     *     key and several fit
     */
    List<PublishedKey> choose(@Nullable String kid, SignatureAlgorithm algorithm) throws UntrustedTokenException {
        List<PublishedKey> fitting = keys.stream()
                .filter(key -> key.fits(algorithm) && (kid == null || kid.equals(key.kid())))
                .toList();
        if (kid == null && fitting.size() > 1) {
            throw new UntrustedTokenException("it has no kid and " + fitting.size() + " keys fit " + algorithm);
        }
        if (fitting.isEmpty()) {
            throw new UntrustedTokenException(
                    "the key " + Printable.quoted(String.valueOf(kid)) + " is not for " + algorithm);
        }
        return fitting;
    }
}
