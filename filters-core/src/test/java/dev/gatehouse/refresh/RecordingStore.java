package dev.gatehouse.refresh;

import dev.gatehouse.store.SharedStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store that keeps what was put into it, and tells when somebody waits. */
final class RecordingStore implements SharedStore {
    private final SharedStore inner;
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<byte[]> values = new CopyOnWriteArrayList<>();
    private final AtomicInteger openWatches = new AtomicInteger();
    private final CountDownLatch watched = new CountDownLatch(1);

    RecordingStore(SharedStore inner) {
        this.inner = inner;
    }

    List<String> keys() {
        return keys;
    }

    List<byte[]> values() {
        return values;
    }

    int openWatches() {
        return openWatches.get();
    }

    void awaitWatch() throws InterruptedException {
        if (!watched.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody waits for another node");
        }
    }

    @Override
    public byte @Nullable [] get(String key) {
        keys.add(key);
        return inner.get(key);
    }

    @Override
    public void put(String key, byte[] value, Duration timeToLive) {
        keys.add(key);
        values.add(value);
        inner.put(key, value, timeToLive);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] value, Duration timeToLive) {
        keys.add(key);
        values.add(value);
        return inner.putIfAbsent(key, value, timeToLive);
    }

    @Override
    public void removeIfSame(String key, byte[] value) {
        keys.add(key);
        inner.removeIfSame(key, value);
    }

    @Override
    public Watch watch(String key, Runnable changed) {
        keys.add(key);
        Watch watch = inner.watch(key, changed);
        openWatches.incrementAndGet();
        watched.countDown();
        return () -> {
            openWatches.decrementAndGet();
            watch.close();
        };
    }

    @Override
    public void close() {
        inner.close();
    }
}
