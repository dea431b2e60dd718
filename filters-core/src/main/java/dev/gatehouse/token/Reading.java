package dev.gatehouse.token;

import org.jspecify.annotations.Nullable;

/** What became of reading a token; one that is not to be trusted is an {@link UntrustedTokenException} instead. */
sealed interface Reading {

    /**
     * The provider signed it, and its claims are as they must be. Whether its time is now is not judged.
     *
     * @param keys the set it was verified with; null where it was a secret
     */
    record Authentic(Claims claims, @Nullable KeySet keys) implements Reading {}

    /** The provider does not publish the key it names. */
    record UnknownKey() implements Reading {}

    /** Issuer or keys are out of reach. */
    record Unverifiable() implements Reading {}
}
