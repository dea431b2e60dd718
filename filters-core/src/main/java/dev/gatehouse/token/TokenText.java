package dev.gatehouse.token;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token, and the ID token beside it, to look up what is known of the two. Equal only if every character is; the hash is
 * taken over the last 16 of each, where signatures differ, since hashing all of a 1.2 KB token takes 900 ns on JDK 17.
 * Only verified tokens are remembered, so nobody can make many with one hash.
 */
final class TokenText {
    private static final int HASHED = 16;

    private final String jwt;
    private final @Nullable String idToken;
    private final int hash;

    TokenText(String jwt, @Nullable String idToken) {
        this.jwt = jwt;
        this.idToken = idToken;
        this.hash = 31 * tailHash(jwt) + (idToken == null ? 0 : tailHash(idToken));
    }

    private static int tailHash(String text) {
        int hash = 0;
        for (int i = Math.max(0, text.length() - HASHED); i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    TokenText withoutIdToken() {
        return idToken == null ? this : new TokenText(jwt, null);
    }

    String jwt() {
        return jwt;
    }

    @Nullable
    String idToken() {
        return idToken;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenText that && jwt.equals(that.jwt) && Objects.equals(idToken, that.idToken);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
