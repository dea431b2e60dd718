package dev.gatehouse.provider;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something that failed is tried again: after 1 second, then twice as long each time, up to 30 seconds. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private @Nullable Instant failedAt;
    private Duration pause = Duration.ZERO;

    /** Whether it may be tried now. A clock that was set back does not prolong the pause. */
    synchronized boolean isDue(Instant now) {
        return failedAt == null || now.isBefore(failedAt) || !now.isBefore(failedAt.plus(pause));
    }

    /**
     * It failed.
     *
     * @return whether it had not failed before, or had worked since
     */
    synchronized boolean failed(Instant now) {
        boolean first = failedAt == null;
        pause = first ? FIRST : pause.multipliedBy(2);
        if (pause.compareTo(LONGEST) > 0) {
            pause = LONGEST;
        }
        failedAt = now;
        return first;
    }

    /**
     * It worked.
     *
     * @return whether it had failed before
     */
    synchronized boolean worked() {
        boolean recovered = failedAt != null;
        failedAt = null;
        return recovered;
    }
}
