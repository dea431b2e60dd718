package dev.gatehouse.demo.idp.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Texts that stand for something for a while: authorization codes, pending two-factor logins, pending password changes.
 *
 * @param <V> what they stand for
 */
public final class OneTimeIds<V> {
    private final InstantSource time;
    private final Function<V, Instant> end;
    private final Map<String, V> pending = new LinkedHashMap<>();

    /** None yet; each is good until the instant the function tells. */
    public OneTimeIds(InstantSource time, Function<V, Instant> end) {
        this.time = time;
        this.end = end;
    }

    /** Keeps a value under a text. */
    public synchronized void put(String id, V value) {
        pending.values().removeIf(this::isOver);
        pending.put(id, value);
    }

    /** The value; it stays. */
    public synchronized Optional<V> find(@Nullable String id) {
        return Optional.ofNullable(pending.get(id)).filter(value -> !isOver(value));
    }

    /** The value, and never again. */
    public synchronized Optional<V> take(@Nullable String id) {
        return Optional.ofNullable(pending.remove(id)).filter(value -> !isOver(value));
    }

    private boolean isOver(V value) {
        return !time.instant().isBefore(end.apply(value));
    }
}
