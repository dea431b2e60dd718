package dev.gatehouse.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A user, as an authentic token names them.
 *
 * @param subject the {@code sub}
 * @param name what {@code getRemoteUser()} answers
 * @param roles compared exactly
 * @param claims all claims of the token, as JSON values; unmodifiable, nested values too
 * @param issuedAt the {@code iat}, or {@link Instant#EPOCH} where the token has none
 * @param expiresAt the {@code exp}
 */
public record Identity(
        String subject,
        String name,
        Set<String> roles,
        Map<String, Object> claims,
        Instant issuedAt,
        Instant expiresAt) {}
