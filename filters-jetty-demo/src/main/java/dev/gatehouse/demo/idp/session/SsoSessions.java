package dev.gatehouse.demo.idp.session;

import dev.gatehouse.demo.idp.model.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The browsers that stay signed in. Each session is a refresh token without an application, as in FusionAuth. */
public final class SsoSessions {
    private final RefreshTokens tokens;
    private final InstantSource time;

    /** The sessions among these tokens. */
    public SsoSessions(RefreshTokens tokens, InstantSource time) {
        this.tokens = tokens;
        this.time = time;
    }

    /** The session of a cookie, in a tenant; its idle time starts anew. */
    public Optional<RefreshToken> resume(@Nullable String cookie, UUID tenantId) {
        Optional<RefreshToken> session = tokens.find(cookie)
                .filter(RefreshToken::isSsoSession)
                .filter(token -> token.tenantId().equals(tenantId))
                .map(token -> token.startedAt(time.instant()));
        session.ifPresent(tokens::replace);
        return session;
    }

    /** A new session of a user who has just authenticated. */
    public RefreshToken open(User user) {
        Instant now = time.instant();
        Origin origin = Origin.plain("authorization_code", now, Origin.Device.UNKNOWN);
        RefreshToken session = new RefreshToken(
                UUID.randomUUID(), RandomText.id(), user.id(), user.tenantId(), null, now, now, origin);
        tokens.add(session);
        return session;
    }

    /** The same session after its user has authenticated again. */
    public RefreshToken renew(RefreshToken session) {
        RefreshToken renewed = session.authenticatedAt(time.instant());
        tokens.replace(renewed);
        return renewed;
    }

    /** Ends the session of a cookie. */
    public void close(@Nullable String cookie) {
        tokens.find(cookie)
                .filter(RefreshToken::isSsoSession)
                .ifPresent(session -> tokens.revokeWhere(token -> token.id().equals(session.id())));
    }
}
