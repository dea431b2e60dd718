package dev.gatehouse.credentials;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.TokenState;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;

/**
 * A login as an HTTP session holds it: who logged in, not the tokens that said so. Serializable, so that the container
 * can carry it to another node or through a restart. Never changed: another login takes its place.
 */
final class SessionLogin implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String name;
    private final LinkedHashSet<String> roles;

    @SuppressWarnings("serial") // JSON values: maps, lists, strings, numbers, booleans, all serializable
    private final LinkedHashMap<String, Object> claims;

    private final Instant issuedAt;
    private final Instant endsAt;

    /**
     * A login.
     *
     * @param endsAt the end of the login, whatever the end of the JWT
     */
    SessionLogin(Identity identity, Instant endsAt) {
        this.subject = identity.subject();
        this.name = identity.name();
        this.roles = new LinkedHashSet<>(identity.roles());
        this.claims = new LinkedHashMap<>(identity.claims());
        this.issuedAt = identity.issuedAt();
        this.endsAt = endsAt;
    }

    /** What the login is worth at that time; its user lasts as long as it does. */
    TokenState at(Instant now) {
        Identity identity = new Identity(
                subject,
                name,
                Collections.unmodifiableSet(roles),
                Collections.unmodifiableMap(claims),
                issuedAt,
                endsAt);
        return now.isBefore(endsAt) ? new TokenState.Valid(identity) : new TokenState.Expired(identity);
    }

    boolean isOf(String otherSubject) {
        return subject.equals(otherSubject);
    }
}
