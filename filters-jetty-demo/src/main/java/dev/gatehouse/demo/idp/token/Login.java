package dev.gatehouse.demo.idp.token;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who logged in, where, how, and what the tokens are to say about it.
 *
 * @param authTime when the user proved who they are
 * @param authenticationType how, in FusionAuth's words: {@code PASSWORD}, {@code REFRESH_TOKEN}, …
 * @param grants the grants in order, for the header {@code gty}
 * @param refreshTokenId the refresh token issued beside; none without {@code offline_access}
 * @param ssoSessionId the SSO session it happened in; none without one
 * @param life how long the tokens live
 */
public record Login(
        User user,
        Application application,
        Set<String> scopes,
        List<String> resources,
        Instant authTime,
        String authenticationType,
        List<String> grants,
        @Nullable UUID refreshTokenId,
        @Nullable UUID ssoSessionId,
        @Nullable String nonce,
        Duration life) {

    boolean has(String scope) {
        return scopes.contains(scope);
    }
}
