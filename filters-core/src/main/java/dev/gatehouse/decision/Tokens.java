package dev.gatehouse.decision;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of one login, as text. Never shown: {@link #toString()} says only which are there.
 *
 * @param jwt the credential: the access token, or with {@code token.use=id-token} the ID token
 * @param refreshToken opaque; null where there is none
 * @param idToken kept beside an access token for name and profile; null where there is none
 */
public record Tokens(
        String jwt, @Nullable String refreshToken, @Nullable String idToken) {

    @Override
    public String toString() {
        return "Tokens[jwt" + (refreshToken == null ? "" : ", refreshToken") + (idToken == null ? "" : ", idToken")
                + "]";
    }
}
