package dev.gatehouse.token;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something fetched from the provider. At most one fetch is under way, whoever needs it meanwhile waits for that one,
 * and the last good answer is kept. Nobody waits holding a lock; how long a fetch takes is bounded by its source.
 *
 * <p>Fetches are numbered, so that "begun after" needs no clock.
 */
final class SharedFetch<T> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFetch.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Where it comes from; one bounded exchange. */
    interface Source<T> {
        T fetch() throws IOException;
    }

    /**
     * A good answer.
     *
     * @param number of the fetch that brought it, from 1
     * @param at when it came
     */
    record Fetched<T>(T value, long number, Instant at) {}

    private record Flight(long number, CompletableFuture<@Nullable Void> landed) {}

    private final Source<T> source;
    private final String what;
    private final InstantSource time;
    private final Object lock = new Object();

    private volatile @Nullable Fetched<T> latest;
    // The rest is guarded by the lock.
    private long begun;
    private @Nullable Flight inFlight;
    private Duration nextPause = FIRST_PAUSE;
    private @Nullable Span pause;

    /**
     * Nothing fetched yet.
     *
     * @param what it is, for the log
     */
    SharedFetch(Source<T> source, String what, InstantSource time) {
        this.source = source;
        this.what = what;
        this.time = time;
    }

    /** How many fetches were begun so far. */
    long begun() {
        synchronized (lock) {
            return begun;
        }
    }

    /** The last good answer; null before the first. */
    @Nullable
    Fetched<T> latest() {
        return latest;
    }

    /** Waits for the fetch under way, if there is one. */
    void join() {
        fetchIf(() -> false);
    }

    /** Fetches, or waits for the fetch under way. */
    void fetch() {
        fetchIf(() -> true);
    }

    /** {@link #fetch()}, but not too soon after one that failed: 1 s, doubling to 30 s. */
    void fetchUnlessPaused() {
        fetchIf(() -> pause == null || !pause.covers(time.instant()));
    }

    /** {@link #fetch()}, once more where the answer then is of a fetch numbered no higher than this. */
    void fetchAfter(long number) {
        fetch();
        Fetched<T> answer = latest;
        if (answer == null || answer.number() <= number) {
            fetch();
        }
    }

    /**
     * Waits for the fetch under way; where there is none, fetches if permitted.
     *
     * @param permitted asked at most once, by one thread at a time
     */
    void fetchIf(BooleanSupplier permitted) {
        Flight other;
        Flight mine = null;
        synchronized (lock) {
            other = inFlight;
            if (other == null && permitted.getAsBoolean()) {
                mine = new Flight(++begun, new CompletableFuture<>());
                inFlight = mine;
            }
        }
        if (other != null) {
            other.landed().join();
        } else if (mine != null) {
            fly(mine);
        }
    }

    private void fly(Flight flight) {
        boolean good = false;
        try {
            T value = source.fetch();
            latest = new Fetched<>(value, flight.number(), time.instant());
            good = true;
        } catch (IOException | RuntimeException failure) {
            LOG.warn("{} could not be fetched: {}", what, Printable.quoted(failure.toString()));
        } finally {
            land(good);
            flight.landed().complete(null);
        }
    }

    private void land(boolean good) {
        synchronized (lock) {
            inFlight = null;
            pause = good ? null : Span.of(time.instant(), nextPause);
            Duration doubled = nextPause.multipliedBy(2);
            nextPause = good ? FIRST_PAUSE : doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }
}
