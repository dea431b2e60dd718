package dev.gatehouse.provider;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider's metadata, read when it is first needed and again every hour behind the requests that use it. The last
 * good one is kept while the provider is away. One reading at a time, however many need it.
 */
final class Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final Duration FRESH = Duration.ofHours(1);

    private final Source source;
    private final Duration longestWait;
    private final Executor executor;
    private final InstantSource time;
    private final Backoff backoff = new Backoff();
    /** The reading that is going on, or was last. */
    private final AtomicReference<@Nullable CompletableFuture<ProviderMetadata>> reading = new AtomicReference<>();

    private volatile @Nullable Reading last;

    /** Where the metadata comes from. */
    @FunctionalInterface
    interface Source {
        /**
         * Reads it; one bounded exchange.
         *
         * @throws IOException when it is out of reach or not acceptable
         */
        ProviderMetadata read() throws IOException;
    }

    private record Reading(ProviderMetadata metadata, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
        }
    }

    /**
     * Reads nothing yet.
     *
     * @param longestWait how long a caller waits for a first reading
     * @param executor a reading blocks one of its threads
     */
    Discovery(Source source, Duration longestWait, Executor executor, InstantSource time) {
        this.source = source;
        this.longestWait = longestWait;
        this.executor = executor;
        this.time = time;
    }

    /**
     * The metadata; waits for the first reading only.
     *
     * @throws IOException when there never was a good one, and this one failed or it is too early to try again
     */
    ProviderMetadata metadata() throws IOException {
        Reading known = last;
        if (known != null && known.isFresh(time.instant())) {
            return known.metadata;
        }
        CompletableFuture<ProviderMetadata> next = backoff.isDue(time.instant())
                ? readAgain()
                : CompletableFuture.failedFuture(new IOException("it could not be read a moment ago"));
        return known != null ? known.metadata : await(next);
    }

    /** The reading that is going on, or a new one. */
    private CompletableFuture<ProviderMetadata> readAgain() {
        CompletableFuture<ProviderMetadata> previous = reading.get();
        if (previous != null && !previous.isDone()) {
            return previous;
        }
        CompletableFuture<ProviderMetadata> mine = new CompletableFuture<>();
        if (!reading.compareAndSet(previous, mine)) {
            return readAgain();
        }
        try {
            executor.execute(() -> read(mine));
        } catch (RejectedExecutionException stopped) {
            mine.completeExceptionally(new IOException("stopped"));
        }
        return mine;
    }

    private void read(CompletableFuture<ProviderMetadata> mine) {
        try {
            mine.complete(unlessJustRead());
        } catch (IOException | RuntimeException | Error failed) {
            if (backoff.failed(time.instant())) {
                LOG.warn("The provider's metadata cannot be read and is tried again: {}", failed.getMessage());
            }
            mine.completeExceptionally(failed);
        }
    }

    private ProviderMetadata unlessJustRead() throws IOException {
        Reading known = last;
        if (known != null && known.isFresh(time.instant())) {
            return known.metadata;
        }
        ProviderMetadata metadata = source.read();
        last = new Reading(metadata, time.instant());
        if (backoff.worked()) {
            LOG.info("The provider's metadata was read");
        }
        return metadata;
    }

    private ProviderMetadata await(CompletableFuture<ProviderMetadata> pending) throws IOException {
        try {
            return pending.get(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("the provider's metadata cannot be read: "
                    + Objects.requireNonNullElse(failed.getCause(), failed).getMessage());
        } catch (TimeoutException tooSlow) {
            throw new IOException("the provider's metadata was not read within " + longestWait);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the provider's metadata");
        }
    }
}
