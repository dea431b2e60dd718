package dev.gatehouse.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SharedStore} of one JVM, never out of reach. Holds at most 64 MiB unless made larger; beyond that entries that are asked for
 * least are gone before their time.
 */
public final class MemoryStore implements SharedStore {
    private static final long MAX_BYTES = 64L << 20;
    /** What an entry costs beside its own bytes, roughly. */
    private static final int ENTRY_BYTES = 200;

    private final Cache<String, Entry> entries;
    private final Watches watches = new Watches();

    /** An empty store. */
    public MemoryStore(InstantSource time) {
        this(time, MAX_BYTES);
    }

    /** An empty store with room for some bytes more, which those who put large values count themselves. */
    public static MemoryStore withRoomFor(long moreBytes, InstantSource time) {
        return new MemoryStore(time, MAX_BYTES + moreBytes);
    }

    MemoryStore(InstantSource time, long maxBytes) {
        Instant start = time.instant();
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .<String, Entry>weigher((key, entry) -> key.length() + entry.bytes.length + ENTRY_BYTES)
                .expireAfter(Expiry.<String, Entry>writing((key, entry) -> entry.timeToLive))
                .ticker(() -> start.until(time.instant(), ChronoUnit.NANOS))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public byte @Nullable [] get(String key) {
        Entry entry = entries.getIfPresent(key);
        return entry == null ? null : entry.bytes.clone();
    }

    @Override
    public void put(String key, byte[] value, Duration timeToLive) {
        entries.put(key, new Entry(value.clone(), timeToLive));
        watches.changed(key);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] value, Duration timeToLive) {
        boolean absent = entries.asMap().putIfAbsent(key, new Entry(value.clone(), timeToLive)) == null;
        if (absent) {
            watches.changed(key);
        }
        return absent;
    }

    @Override
    public void removeIfSame(String key, byte[] value) {
        if (entries.asMap().remove(key, new Entry(value, Duration.ZERO))) {
            watches.changed(key);
        }
    }

    @Override
    public Watch watch(String key, Runnable changed) {
        return watches.open(key, changed);
    }

    @Override
    public void close() {
        watches.close();
        entries.invalidateAll();
    }

    /** A value and how long it lives. Equal to any other of the same bytes, which is what a removal compares. */
    private static final class Entry {
        private final byte[] bytes;
        private final Duration timeToLive;

        Entry(byte[] bytes, Duration timeToLive) {
            this.bytes = bytes;
            this.timeToLive = timeToLive;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry entry && Arrays.equals(bytes, entry.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
