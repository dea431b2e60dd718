package dev.gatehouse.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * When tokens of unknown keys were first seen, counted in key fetches begun before. Keeps hashes only, and so few that a
 * flood costs nothing; a token that is pushed out is seen for the first time again.
 */
final class FirstSights {
    private static final int REMEMBERED = 4096;

    private final Cache<ByteBuffer, Long> sights = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    /** How many fetches had begun when the token was first seen: {@code begun} if that is now. */
    long of(String token, long begun) {
        return sights.get(hash(token), first -> begun);
    }

    private static ByteBuffer hash(String token) {
        try {
            byte[] ascii = token.getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(ascii));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
