package dev.gatehouse.token;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time. A clock that is set back leaves it, so that nothing waits for hours to come round again. */
record Span(Instant from, Instant until) {

    static Span of(Instant from, Duration length) {
        return new Span(from, from.plus(length));
    }

    boolean covers(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
