package dev.gatehouse.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Failures by key. A stretch of time starts with the first failure; when it is over, so is the count. To be used by one
 * thread at a time.
 */
final class FailureCount<K> {
    /** The keys remembered; those that failed least lately make room. */
    static final int MOST = 100_000;

    private record Stretch(int failures, Instant end) {}

    private final int limit;
    private final Duration within;
    private final InstantSource time;
    private final Cache<K, Stretch> stretches;

    FailureCount(int limit, Duration within, InstantSource time) {
        this.limit = limit;
        this.within = within;
        this.time = time;
        this.stretches = Caffeine.newBuilder().maximumSize(MOST).build();
    }

    /** How long until the next attempt; zero: now. */
    Duration wait(K key) {
        Stretch stretch = running(key);
        return stretch == null || stretch.failures < limit
                ? Duration.ZERO
                : Duration.between(time.instant(), stretch.end);
    }

    void add(K key) {
        Stretch stretch = running(key);
        stretches.put(
                key,
                stretch == null
                        ? new Stretch(1, time.instant().plus(within))
                        : new Stretch(stretch.failures + 1, stretch.end));
    }

    /** Takes one failure back. */
    void takeBack(K key) {
        Stretch stretch = running(key);
        if (stretch != null && stretch.failures > 1) {
            stretches.put(key, new Stretch(stretch.failures - 1, stretch.end));
        } else {
            forget(key);
        }
    }

    void forget(K key) {
        stretches.invalidate(key);
    }

    private @Nullable Stretch running(K key) {
        Stretch stretch = stretches.getIfPresent(key);
        return stretch != null && time.instant().isBefore(stretch.end) ? stretch : null;
    }
}
