package dev.gatehouse.demo.idp.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization code stands for.
 *
 * @param codeChallenge S256 of the code verifier; none where the client sent none
 */
public record AuthorizationCode(
        UUID applicationId,
        UUID userId,
        String redirectUri,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        Origin origin,
        Instant expires) {}
