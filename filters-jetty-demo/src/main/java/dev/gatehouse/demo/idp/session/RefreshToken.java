package dev.gatehouse.demo.idp.session;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A long login: of a user in an application, or, without an application, an SSO session of a user in a tenant. Its id
 * stays; its value changes under one-time use.
 *
 * @param token the value; a secret
 * @param insertInstant when it was first issued
 * @param startInstant when its life began to count; sliding policies move it
 */
public record RefreshToken(
        UUID id,
        String token,
        UUID userId,
        UUID tenantId,
        @Nullable UUID applicationId,
        Instant insertInstant,
        Instant startInstant,
        Origin origin) {

    /** A new token for an application. */
    public static RefreshToken of(User user, Application application, Instant now, Origin origin) {
        return new RefreshToken(
                UUID.randomUUID(),
                RandomText.refreshToken(),
                user.id(),
                application.tenantId(),
                application.id(),
                now,
                now,
                origin);
    }

    /** A new token for another application, which counts its life from where this one does. */
    public RefreshToken following(Application application) {
        return new RefreshToken(
                UUID.randomUUID(),
                RandomText.refreshToken(),
                userId,
                application.tenantId(),
                application.id(),
                insertInstant,
                startInstant,
                origin);
    }

    /** Whether this is an SSO session. */
    public boolean isSsoSession() {
        return applicationId == null;
    }

    RefreshToken withToken(String value) {
        return new RefreshToken(id, value, userId, tenantId, applicationId, insertInstant, startInstant, origin);
    }

    RefreshToken startedAt(Instant instant) {
        return new RefreshToken(id, token, userId, tenantId, applicationId, insertInstant, instant, origin);
    }

    RefreshToken authenticatedAt(Instant instant) {
        return new RefreshToken(
                id, token, userId, tenantId, applicationId, insertInstant, instant, origin.authenticatedAt(instant));
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "RefreshToken[" + id + " of user " + userId + " in application " + applicationId + "]";
    }
}
