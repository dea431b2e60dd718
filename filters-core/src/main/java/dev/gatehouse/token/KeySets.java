package dev.gatehouse.token;

import dev.gatehouse.token.SharedFetch.Fetched;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider's keys, as lately published. Loaded when first needed, fetched again in the background when older than
 * 5 minutes, and at once for a key that is not among them, though for such at most once in 30 s.
 *
 * <p>While the provider is away the last good set counts for 24 hours: longer than access tokens usually live
 * (FusionAuth's default is one hour), so that an outage ends no login before its token does, and short enough that a key
 * withdrawn meanwhile does not live on for good. Otherwise a withdrawn key dies with the next good set.
 */
final class KeySets {
    private static final Logger LOG = LoggerFactory.getLogger(KeySets.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN_FETCHES_FOR_UNKNOWN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_FETCHES_AHEAD = Duration.ofSeconds(30);

    private final KeyPublisher publisher;
    private final SharedFetch<KeySet> shared;
    private final FirstSights firstSights = new FirstSights();
    private final Executor background;
    private final InstantSource time;

    private volatile long outdatedUpTo;
    private @Nullable Span unknownPause;
    private @Nullable Span aheadPause;

    /**
     * Nothing loaded yet.
     *
     * @param background runs a fetch now and then; one that refuses or forgets it only delays the next
     */
    KeySets(KeyPublisher publisher, Executor background, InstantSource time) {
        this.publisher = publisher;
        this.shared = new SharedFetch<>(this::load, "The key set", time);
        this.background = background;
        this.time = time;
    }

    /**
     * The set as it is known, without waiting; null before the first load and after an outage that was too long. The same
     * object as long as the provider publishes the same keys.
     */
    @Nullable
    KeySet known(Instant now) {
        Fetched<KeySet> latest = kept(now);
        if (latest == null) {
            return null;
        }
        boolean fresh =
                latest.number() > outdatedUpTo && Span.of(latest.at(), FRESH).covers(now);
        if (!fresh && fetchAheadIsDue(now)) {
            fetchInBackground();
        }
        return latest.value();
    }

    /**
     * A set that settles who signed a token: it knows the key, or it was fetched after the token was first seen. Null
     * where there is none, since the provider is out of reach or a fetch has to wait.
     */
    @Nullable
    KeySet settling(CompactJwt token, SignatureAlgorithm algorithm) {
        long begun = shared.begun();
        Instant now = time.instant();
        if (known(now) == null) {
            shared.fetchUnlessPaused();
        }
        Fetched<KeySet> keys = kept(now);
        if (keys == null) {
            return null;
        }
        if (keys.value().knows(token.kid(), algorithm)) {
            return keys.value();
        }
        long firstSight = firstSights.of(token.text(), begun);
        if (!settles(keys, token, algorithm, firstSight)) {
            shared.join();
            keys = kept(now);
        }
        if (!settles(keys, token, algorithm, firstSight)) {
            shared.fetchIf(this::mayFetchForUnknown);
            keys = kept(now);
        }
        return keys != null && settles(keys, token, algorithm, firstSight) ? keys.value() : null;
    }

    /** Fetches again soon, in the background: the provider said that its keys have changed. */
    void refetch() {
        outdatedUpTo = shared.begun();
        fetchInBackground();
    }

    private static boolean settles(
            @Nullable Fetched<KeySet> keys, CompactJwt token, SignatureAlgorithm algorithm, long firstSight) {
        return keys != null && (keys.number() > firstSight || keys.value().knows(token.kid(), algorithm));
    }

    private @Nullable Fetched<KeySet> kept(Instant now) {
        Fetched<KeySet> latest = shared.latest();
        return latest != null && now.isBefore(latest.at().plus(KEPT)) ? latest : null;
    }

    /** Asked by {@link SharedFetch}, so by one thread at a time. */
    private boolean mayFetchForUnknown() {
        Instant now = time.instant();
        if (unknownPause != null && unknownPause.covers(now)) {
            return false;
        }
        unknownPause = Span.of(now, BETWEEN_FETCHES_FOR_UNKNOWN);
        return true;
    }

    private synchronized boolean fetchAheadIsDue(Instant now) {
        if (aheadPause != null && aheadPause.covers(now)) {
            return false;
        }
        aheadPause = Span.of(now, BETWEEN_FETCHES_AHEAD);
        return true;
    }

    private void fetchInBackground() {
        try {
            background.execute(() -> shared.fetchAfter(outdatedUpTo));
        } catch (RejectedExecutionException busy) {
            LOG.debug("The key set is fetched later: the executor is busy or shut down");
        }
    }

    private KeySet load() throws IOException {
        KeySet published = KeySetReader.read(publisher.fetchKeySet());
        Fetched<KeySet> before = shared.latest();
        if (before != null && before.value().equals(published)) {
            return before.value();
        }
        LOG.info(
                "Keys that the provider publishes to verify signatures: {}",
                published.keys().size());
        return published;
    }
}
