package dev.gatehouse.demo.idp.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The stand-in's clock: another clock plus an offset that can be moved. */
public final class SettableTime implements InstantSource {
    private volatile InstantSource source;
    private volatile Duration offset = Duration.ZERO;

    /** A clock that follows this one. */
    public SettableTime(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(offset);
    }

    /** How far this clock is ahead of the one it follows; negative if behind. */
    public Duration offset() {
        return offset;
    }

    /** Sets how far this clock is ahead of the one it follows; negative for behind. */
    public void setOffset(Duration ahead) {
        offset = ahead;
    }

    /** Moves this clock forward; back if negative. */
    public synchronized void advance(Duration step) {
        offset = offset.plus(step);
    }

    /** Follows another clock from now on. */
    public void follow(InstantSource other) {
        source = other;
    }
}
