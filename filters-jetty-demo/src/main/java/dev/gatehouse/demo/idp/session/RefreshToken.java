package dev.gatehouse.demo.idp.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A long login: of a user in an application, or, without an application, an SSO session of a user in a tenant. Its id
 * stays; its value changes under one-time use.
 *
 * @param token the value; a secret
 * @param insertInstant when it was first issued
 * @param startInstant when its life began to count; sliding policies move it
 * @param authTime when the user last proved who they are
 * @param firstGrant the grant it came from
 * @param ssoSessionId the SSO session it came from; none where there was no browser
 */
public record RefreshToken(
        UUID id,
        String token,
        UUID userId,
        UUID tenantId,
        @Nullable UUID applicationId,
        Instant insertInstant,
        Instant startInstant,
        Instant authTime,
        String firstGrant,
        Set<String> scopes,
        List<String> resources,
        @Nullable UUID ssoSessionId,
        Device device) {

    /**
     * What the client said about the device.
     *
     * @param lastAccessedAddress the address it was last used from
     */
    public record Device(
            @Nullable String description,
            @Nullable String name,
            @Nullable String type,
            @Nullable String lastAccessedAddress) {

        /** Nothing known. */
        public static final Device UNKNOWN = new Device(null, null, null, null);
    }

    /** Whether this is an SSO session. */
    public boolean isSsoSession() {
        return applicationId == null;
    }

    RefreshToken withToken(String value) {
        return new RefreshToken(
                id,
                value,
                userId,
                tenantId,
                applicationId,
                insertInstant,
                startInstant,
                authTime,
                firstGrant,
                scopes,
                resources,
                ssoSessionId,
                device);
    }

    RefreshToken startedAt(Instant instant) {
        return new RefreshToken(
                id,
                token,
                userId,
                tenantId,
                applicationId,
                insertInstant,
                instant,
                authTime,
                firstGrant,
                scopes,
                resources,
                ssoSessionId,
                device);
    }

    RefreshToken authenticatedAt(Instant instant) {
        return new RefreshToken(
                id,
                token,
                userId,
                tenantId,
                applicationId,
                insertInstant,
                startInstant,
                instant,
                firstGrant,
                scopes,
                resources,
                ssoSessionId,
                device);
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "RefreshToken[" + id + " of user " + userId + " in application " + applicationId + "]";
    }
}
