package dev.gatehouse.demo.idp.session;

import dev.gatehouse.demo.idp.model.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Counts failed logins; too many within a while keep the user out for a while, where the tenant says so. */
public final class FailedLogins {
    private final InstantSource time;
    private final Map<UUID, Deque<Instant>> failures = new HashMap<>();
    private final Map<UUID, Instant> preventedUntil = new HashMap<>();

    /** No failures yet. */
    public FailedLogins(InstantSource time) {
        this.time = time;
    }

    /** Counts a failure. */
    public synchronized void count(UUID userId, Tenant.FailedAuthentication rule) {
        if (!rule.enabled()) {
            return;
        }
        Instant now = time.instant();
        Deque<Instant> recent = failures.computeIfAbsent(userId, id -> new ArrayDeque<>());
        recent.addLast(now);
        recent.removeIf(at -> !at.isAfter(now.minusSeconds(rule.resetCountInSeconds())));
        if (recent.size() >= rule.tooManyAttempts()) {
            preventedUntil.put(userId, now.plusSeconds(rule.actionDurationInSeconds()));
            recent.clear();
        }
    }

    /** Forgets a user's failures, after a login that did not fail. */
    public synchronized void reset(UUID userId) {
        failures.remove(userId);
    }

    /** Whether a user is kept out. */
    public synchronized boolean isPrevented(UUID userId) {
        Instant end = preventedUntil.get(userId);
        return end != null && time.instant().isBefore(end);
    }
}
