package dev.gatehouse;

import dev.gatehouse.decision.Identity;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The user that an application sees. Two are equal when their subject and name are, so that one that an application kept
 * is still equal after a refresh.
 */
public final class GatehousePrincipal implements Principal, Serializable {
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String name;
    private final LinkedHashSet<String> roles;

    @SuppressWarnings("serial") // JSON values: maps, lists, strings, numbers, booleans, all serializable
    private final LinkedHashMap<String, Object> claims;

    private final Instant expiresAt;

    GatehousePrincipal(Identity identity) {
        this.subject = identity.subject();
        this.name = identity.name();
        this.roles = new LinkedHashSet<>(identity.roles());
        this.claims = new LinkedHashMap<>(identity.claims());
        this.expiresAt = identity.expiresAt();
    }

    /** The first non-empty claim of {@code token.name-claim}. */
    @Override
    public String getName() {
        return name;
    }

    /** The {@code sub}: the user's id at the provider. */
    public String subject() {
        return subject;
    }

    /** The roles, compared exactly; unmodifiable. */
    public Set<String> roles() {
        return Collections.unmodifiableSet(roles);
    }

    /** All claims, as JSON values: strings, numbers, booleans, lists, maps; unmodifiable. */
    public Map<String, Object> claims() {
        return Collections.unmodifiableMap(claims);
    }

    /** When the token, or the session, that names this user ends; a refresh gives a later principal. */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GatehousePrincipal that && subject.equals(that.subject) && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return subject.hashCode();
    }

    /** The name, which is what old applications print. */
    @Override
    public String toString() {
        return name;
    }
}
