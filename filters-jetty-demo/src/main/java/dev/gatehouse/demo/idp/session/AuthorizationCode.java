package dev.gatehouse.demo.idp.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization code stands for.
 *
 * @param codeChallenge S256 of the code verifier; none where the client sent none
 * @param authTime when the user last proved who they are
 * @param ssoSessionId the SSO session it was issued in; none where the user does not stay signed in
 */
public record AuthorizationCode(
        UUID applicationId,
        UUID userId,
        String redirectUri,
        Set<String> scopes,
        List<String> resources,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        String authenticationType,
        Instant authTime,
        @Nullable UUID ssoSessionId,
        RefreshToken.Device device,
        Instant expires) {}
