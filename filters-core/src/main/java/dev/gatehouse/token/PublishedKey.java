package dev.gatehouse.token;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A key of the provider that may verify signatures.
 *
 * @param kid null where the provider names none
 * @param algorithm the only one it may be used with; null: any of its kind
 */
record PublishedKey(
        @Nullable String kid, KeyKind kind, @Nullable SignatureAlgorithm algorithm, PublicKey key) {

    boolean fits(SignatureAlgorithm wanted) {
        return kind == wanted.keyKind() && (algorithm == null || algorithm == wanted);
    }
}
