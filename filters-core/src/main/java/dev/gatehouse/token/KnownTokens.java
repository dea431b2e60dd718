package dev.gatehouse.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified, so that they need no second signature check. Nothing else gets in: what strangers send takes
 * no room here, and cannot be made to share one hash.
 */
final class KnownTokens {
    private final KeySets keySets;
    private final Cache<TokenText, KnownToken> tokens;

    /**
     * Nothing remembered yet.
     *
     * @param size how many tokens are remembered at most; 0: none
     */
    KnownTokens(int size, KeySets keySets) {
        this.keySets = keySets;
        // On the caller's thread: what there is to do is little, and the common pool is not ours.
        this.tokens =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }

    /** What is known of the token; null where nothing is, or the keys have changed since and it has to prove itself. */
    @Nullable
    KnownToken find(TokenText text, Instant now) {
        KnownToken known = tokens.getIfPresent(text);
        return known != null && stands(known, now) ? known : null;
    }

    /** Remembers a token whose every part was verified. */
    void put(TokenText text, KnownToken known) {
        tokens.put(text, known);
    }

    /** The set is the same object as long as the same keys are published. */
    @SuppressWarnings("ReferenceEquality")
    private boolean stands(KnownToken known, Instant now) {
        return known.keys() == null || known.keys() == keySets.known(now);
    }
}
