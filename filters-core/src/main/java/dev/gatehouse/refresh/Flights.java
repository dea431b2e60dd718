package dev.gatehouse.refresh;

import dev.gatehouse.refresh.Outcome.Passing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges that are going on in this JVM, one per refresh token. Each runs on a thread of its own, so that it goes on
 * when those who wait for it give up.
 */
final class Flights {
    private static final Logger LOG = LoggerFactory.getLogger(Flights.class);
    /** What is told to who gave up waiting: the outcome is likely to be there by then. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Function<SpentToken, Outcome> exchange;
    private final Executor executor;
    private final ConcurrentMap<String, CompletableFuture<Outcome>> byToken = new ConcurrentHashMap<>();

    Flights(Function<SpentToken, Outcome> exchange, Executor executor) {
        this.exchange = exchange;
        this.executor = executor;
    }

    /** The outcome of the flight that is under way, or of a new one; {@link Passing} when it does not land in time. */
    Outcome join(SpentToken spent, Deadline deadline) {
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> first = byToken.putIfAbsent(spent.outcomeKey(), mine);
        if (first == null) {
            start(spent, mine);
        }
        return await(first == null ? mine : first, deadline);
    }

    private void start(SpentToken spent, CompletableFuture<Outcome> flight) {
        try {
            executor.execute(() -> fly(spent, flight));
        } catch (RejectedExecutionException stopped) {
            land(spent, flight, new Passing(ClaimedExchange.PAUSE));
        }
    }

    private void fly(SpentToken spent, CompletableFuture<Outcome> flight) {
        Outcome outcome = new Passing(ClaimedExchange.PAUSE);
        try {
            outcome = exchange.apply(spent);
        } catch (RuntimeException bug) {
            LOG.error("A refresh ended with a programming error", bug);
        } finally {
            land(spent, flight, outcome);
        }
    }

    /** Removes this flight, never a newer one of the same token. */
    private void land(SpentToken spent, CompletableFuture<Outcome> flight, Outcome outcome) {
        byToken.remove(spent.outcomeKey(), flight);
        flight.complete(outcome);
    }

    private static Outcome await(CompletableFuture<Outcome> flight, Deadline deadline) {
        try {
            return flight.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException notYet) {
            return new Passing(SOON);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Passing(SOON);
        }
    }
}
