package dev.gatehouse.refresh;

import java.time.Duration;

/** The end of a wait. Measured on the JVM's own timer, which no clock that is set can stretch. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    /** What is left, in nanoseconds; never negative. */
    long nanosLeft() {
        return Math.max(0, end - System.nanoTime());
    }
}
