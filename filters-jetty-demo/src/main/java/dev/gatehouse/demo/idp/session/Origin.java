package dev.gatehouse.demo.idp.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a login came about; stays the same over all its refreshes.
 *
 * @param grant the grant it came from
 * @param authTime when the user proved who they are
 * @param resources what it is for besides the application (RFC 8707)
 * @param ssoSessionId the SSO session it came from; none where there is no browser that stays signed in
 * @param jkt the key it is bound to (RFC 9449); none for a bearer
 */
public record Origin(
        String grant,
        Instant authTime,
        Set<String> scopes,
        List<String> resources,
        @Nullable UUID ssoSessionId,
        @Nullable String jkt,
        Device device) {

    /**
     * What the client said about the device it runs on.
     *
     * @param lastAccessedAddress the address it called from
     */
    public record Device(
            @Nullable String description,
            @Nullable String name,
            @Nullable String type,
            @Nullable String lastAccessedAddress) {

        /** Nothing known. */
        public static final Device UNKNOWN = new Device(null, null, null, null);
    }

    /** A login outside a browser, without scopes. */
    public static Origin plain(String grant, Instant authTime, Device device) {
        return new Origin(grant, authTime, Set.of(), List.of(), null, null, device);
    }

    /** The same for other resources. */
    public Origin withResources(List<String> others) {
        return new Origin(grant, authTime, scopes, others, ssoSessionId, jkt, device);
    }

    /** The same with other scopes. */
    public Origin withScopes(Set<String> others) {
        return new Origin(grant, authTime, others, resources, ssoSessionId, jkt, device);
    }

    /** The same, bound to a key. */
    public Origin boundTo(@Nullable String thumbprint) {
        return new Origin(grant, authTime, scopes, resources, ssoSessionId, thumbprint, device);
    }

    Origin authenticatedAt(Instant instant) {
        return new Origin(grant, instant, scopes, resources, ssoSessionId, jkt, device);
    }
}
