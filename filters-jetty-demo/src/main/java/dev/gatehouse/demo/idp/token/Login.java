package dev.gatehouse.demo.idp.token;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Origin;
import dev.gatehouse.demo.idp.session.RefreshToken;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who logged in, where, how, and what the tokens are to say about it.
 *
 * @param authenticationType how, in FusionAuth's words: {@code PASSWORD}, {@code REFRESH_TOKEN}, …
 * @param grants the grants in order, for the header {@code gty}
 * @param refreshTokenId the refresh token beside; none without one
 * @param life how long the tokens live
 */
public record Login(
        User user,
        Application application,
        Origin origin,
        String authenticationType,
        List<String> grants,
        @Nullable UUID refreshTokenId,
        @Nullable String nonce,
        Duration life) {

    /** A login that has just happened. */
    public static Login of(User user, Application application, Origin origin, Duration life) {
        return new Login(user, application, origin, "PASSWORD", List.of(origin.grant()), null, null, life);
    }

    /** A login that goes on. */
    public static Login refreshed(User user, Application application, RefreshToken token, Duration life) {
        return new Login(
                user,
                application,
                token.origin(),
                "REFRESH_TOKEN",
                List.of(token.origin().grant(), "refresh_token"),
                token.id(),
                null,
                life);
    }

    /** The same with a refresh token beside. */
    public Login with(@Nullable RefreshToken token) {
        UUID id = token == null ? null : token.id();
        return new Login(user, application, origin, authenticationType, grants, id, nonce, life);
    }

    /** The same with the client's nonce. */
    public Login withNonce(@Nullable String text) {
        return new Login(user, application, origin, authenticationType, grants, refreshTokenId, text, life);
    }

    /** The same, not by an OAuth grant but by another way of authentication. */
    public Login by(String type) {
        return new Login(user, application, origin, type, List.of(), refreshTokenId, nonce, life);
    }

    /** The same with another origin. */
    public Login from(Origin other) {
        return new Login(user, application, other, authenticationType, grants, refreshTokenId, nonce, life);
    }

    /** Whether a scope was granted. */
    public boolean has(String scope) {
        return origin.scopes().contains(scope);
    }
}
