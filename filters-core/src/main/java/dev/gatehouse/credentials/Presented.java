package dev.gatehouse.credentials;

import org.jspecify.annotations.Nullable;

/**
 * The tokens that a request carries, nothing of them verified. Never shown: {@link #toString()} says only which are
 * there.
 *
 * @param jwt null where there is none
 * @param refreshToken null where there is none, or none that the encryption key opens
 * @param idToken null where there is none
 */
public record Presented(
        @Nullable String jwt,
        @Nullable String refreshToken,
        @Nullable String idToken) {

    @Override
    public String toString() {
        return "Presented[" + (jwt == null ? "" : "jwt ") + (refreshToken == null ? "" : "refreshToken ")
                + (idToken == null ? "" : "idToken ") + "]";
    }
}
