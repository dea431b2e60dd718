package dev.gatehouse.demo.idp.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Which scopes users have allowed which applications, for as long as that is remembered. */
public final class Consents {
    private final InstantSource time;
    private final Map<Key, Consent> given = new ConcurrentHashMap<>();

    private record Key(UUID userId, UUID applicationId) {}

    private record Consent(Set<String> scopes, Instant expires) {}

    /** None given yet. */
    public Consents(InstantSource time) {
        this.time = time;
    }

    /** Remembers a decision. */
    public void remember(UUID userId, UUID applicationId, Set<String> scopes, Duration life) {
        given.put(
                new Key(userId, applicationId),
                new Consent(Set.copyOf(scopes), time.instant().plus(life)));
    }

    /** Whether a remembered decision covers these scopes. */
    public boolean cover(UUID userId, UUID applicationId, Set<String> scopes) {
        Consent consent = given.get(new Key(userId, applicationId));
        return consent != null
                && time.instant().isBefore(consent.expires())
                && consent.scopes().containsAll(scopes);
    }
}
