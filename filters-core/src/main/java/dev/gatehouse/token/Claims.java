package dev.gatehouse.token;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Claims of the form that is expected. Whether they are true is another matter.
 *
 * @param issuer the {@code iss}
 * @param subject the {@code sub}, one line; empty where a token that needs none has none
 * @param issuedAt the {@code iat}, or {@link Instant#EPOCH}
 * @param notBefore the {@code nbf}, or {@link Instant#EPOCH}
 * @param expiresAt the {@code exp}
 * @param all every claim, unmodifiable throughout
 */
record Claims(
        String issuer,
        String subject,
        Instant issuedAt,
        Instant notBefore,
        Instant expiresAt,
        Map<String, @Nullable Object> all) {}
