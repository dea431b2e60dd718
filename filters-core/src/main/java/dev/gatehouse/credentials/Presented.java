package dev.gatehouse.credentials;

import dev.gatehouse.decision.TokenState;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries: a login that its HTTP session holds, or tokens, nothing of which is verified. Tokens are never
 * shown: {@link #toString()} says only which are there.
 *
 * @param session what the login in the HTTP session is worth; null where there is none
 * @param jwt null where there is none
 * @param refreshToken null where there is none, or none that the encryption key opens
 * @param idToken null where there is none
 */
public record Presented(
        @Nullable TokenState session,
        @Nullable String jwt,
        @Nullable String refreshToken,
        @Nullable String idToken) {

    /** Tokens alone. */
    public Presented(@Nullable String jwt, @Nullable String refreshToken, @Nullable String idToken) {
        this(null, jwt, refreshToken, idToken);
    }

    /** Whether there is neither a login nor a token that could give one. */
    public boolean isNothing() {
        return session == null && jwt == null && refreshToken == null;
    }

    @Override
    public String toString() {
        return "Presented[" + (session == null ? "" : "session ") + (jwt == null ? "" : "jwt ")
                + (refreshToken == null ? "" : "refreshToken ") + (idToken == null ? "" : "idToken ") + "]";
    }
}
