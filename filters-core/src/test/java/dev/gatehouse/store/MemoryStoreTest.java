package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SettableTime;
import dev.gatehouse.store.SharedStore.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MemoryStoreTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final byte[] ONE = bytes("one");
    private static final byte[] TWO = bytes("two");

    private final SettableTime time = new SettableTime();
    private final MemoryStore store = new MemoryStore(time);

    @Test
    void aValueIsThereUntilItsTimeIsOver() {
        store.put("put", ONE, MINUTE);
        store.putIfAbsent("absent", ONE, MINUTE);
        time.advance(MINUTE.minusMillis(1));
        assertThat(store.get("put")).isEqualTo(ONE);
        assertThat(store.get("absent")).isEqualTo(ONE);

        time.advance(Duration.ofMillis(1));
        assertThat(store.get("put")).isNull();
        assertThat(store.get("absent")).isNull();
    }

    @Test
    void aNewValueHasATimeOfItsOwn() {
        store.put("longer", ONE, MINUTE);
        store.put("shorter", ONE, MINUTE);
        store.put("longer", TWO, MINUTE.multipliedBy(2));
        store.put("shorter", TWO, Duration.ofSeconds(1));

        time.advance(Duration.ofSeconds(1));
        assertThat(store.get("shorter")).isNull();
        time.advance(MINUTE);
        assertThat(store.get("longer")).isEqualTo(TWO);
    }

    @Test
    void putIfAbsentLeavesWhatIsThereAsItIs() {
        assertThat(store.putIfAbsent("key", ONE, MINUTE)).isTrue();
        time.advance(Duration.ofSeconds(30));
        assertThat(store.putIfAbsent("key", TWO, MINUTE)).isFalse();
        assertThat(store.get("key")).isEqualTo(ONE);

        time.advance(Duration.ofSeconds(30).minusMillis(1));
        assertThat(store.putIfAbsent("key", TWO, MINUTE)).isFalse();
        time.advance(Duration.ofMillis(1));
        assertThat(store.putIfAbsent("key", TWO, MINUTE)).isTrue();
        assertThat(store.get("key")).isEqualTo(TWO);
    }

    @Test
    void oneOfManyPutsIfAbsent() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        CyclicBarrier start = new CyclicBarrier(32);
        try {
            List<Future<Boolean>> puts = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                byte[] value = bytes("value " + i);
                puts.add(threads.submit(() -> {
                    start.await();
                    return store.putIfAbsent("key", value, MINUTE);
                }));
            }
            int won = 0;
            for (Future<Boolean> put : puts) {
                won += put.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyTheSameValueIsRemoved() {
        store.put("key", ONE, MINUTE);

        store.removeIfSame("key", TWO);
        assertThat(store.get("key")).isEqualTo(ONE);
        store.removeIfSame("other", ONE);
        assertThat(store.get("key")).isEqualTo(ONE);
        store.removeIfSame("key", bytes("one"));
        assertThat(store.get("key")).isNull();
    }

    @Test
    void whatIsKeptCannotBeChangedFromOutside() {
        byte[] put = bytes("one");
        byte[] alsoPut = bytes("one");
        store.put("put", put, MINUTE);
        store.putIfAbsent("absent", alsoPut, MINUTE);
        put[0] = 'X';
        alsoPut[0] = 'X';
        byte[] got = Objects.requireNonNull(store.get("put"));
        assertThat(got).isEqualTo(ONE);
        got[0] = 'X';

        assertThat(store.get("put")).isEqualTo(ONE);
        assertThat(store.get("absent")).isEqualTo(ONE);
    }

    @Test
    void aWatchHearsOfEachChangeOfItsKey() {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger heardToo = new AtomicInteger();
        Watch watch = store.watch("key", heard::incrementAndGet);
        Watch second = store.watch("key", heardToo::incrementAndGet);

        store.put("key", ONE, MINUTE);
        assertThat(heard).hasValue(1);
        store.removeIfSame("key", ONE);
        assertThat(heard).hasValue(2);
        store.putIfAbsent("key", ONE, MINUTE);
        assertThat(heard).hasValue(3);
        assertThat(heardToo).hasValue(3);

        store.putIfAbsent("key", TWO, MINUTE);
        store.removeIfSame("key", TWO);
        store.put("other", ONE, MINUTE);
        assertThat(heard).hasValue(3);

        watch.close();
        store.put("key", TWO, MINUTE);
        assertThat(heard).hasValue(3);
        assertThat(heardToo).hasValue(4);
        second.close();
    }

    @Test
    void closedWatchesLeaveNothingBehind() {
        Watches watches = new Watches();
        Watch first = watches.open("key", () -> {});
        Watch second = watches.open("key", () -> {});

        first.close();
        first.close();
        assertThat(watches.isEmpty()).isFalse();
        second.close();
        assertThat(watches.isEmpty()).isTrue();
    }

    @Test
    void closingEndsTheWatches() {
        AtomicInteger heard = new AtomicInteger();
        try (Watch watch = store.watch("key", heard::incrementAndGet)) {
            store.close();
            store.put("key", ONE, MINUTE);

            assertThat(heard).hasValue(0);
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void isBoundedInBytes() {
        MemoryStore small = new MemoryStore(time, 100_000);
        int there = 0;
        for (int i = 0; i < 1_000; i++) {
            small.put("key " + i, new byte[800], MINUTE);
        }
        for (int i = 0; i < 1_000; i++) {
            there += small.get("key " + i) == null ? 0 : 1;
        }

        assertThat(there).isBetween(1, 100);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
