package dev.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.SettableTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DiscoveryTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final SettableTime time = new SettableTime();
    private final AtomicInteger readings = new AtomicInteger();
    private volatile boolean away;
    private final Discovery discovery = discovery(Runnable::run);

    @Test
    void isReadWhenItIsNeededAndKeptForAnHour() throws IOException {
        assertThat(readings).hasValue(0);
        assertThat(issuer()).isEqualTo("issuer 1");

        time.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(issuer()).isEqualTo("issuer 1");
        assertThat(readings).hasValue(1);

        time.advance(Duration.ofMillis(1));
        issuer();
        assertThat(readings).hasValue(2);
        assertThat(issuer()).isEqualTo("issuer 2");
        assertThat(readings).hasValue(2);
    }

    @Test
    void theLastGoodOneIsKeptWhileTheProviderIsAway() throws IOException {
        issuer();
        away = true;
        time.advance(Duration.ofDays(1));

        assertThat(issuer()).isEqualTo("issuer 1");
        assertThat(issuer()).isEqualTo("issuer 1");
        assertThat(readings).hasValue(2);
    }

    @Test
    void aFailedReadingIsTriedAgainAfterASecondThenTwiceAsLongUpToThirty() {
        away = true;
        assertThatThrownBy(this::issuer).hasMessage("the provider's metadata cannot be read: away");
        int expected = 1;
        for (int pause : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            time.advance(Duration.ofSeconds(pause).minusMillis(1));
            assertThatThrownBy(this::issuer)
                    .hasMessage("the provider's metadata cannot be read: it could not be read a moment ago");
            assertThat(readings).hasValue(expected);

            time.advance(Duration.ofMillis(1));
            assertThatThrownBy(this::issuer).hasMessageEndingWith("away");
            assertThat(readings).hasValue(++expected);
        }
    }

    @Test
    void afterAGoodReadingAFailureStartsAtASecondAgain() throws IOException {
        away = true;
        assertThatThrownBy(this::issuer);
        time.advance(Duration.ofSeconds(1));
        assertThatThrownBy(this::issuer);
        away = false;
        time.advance(Duration.ofSeconds(2));
        assertThat(issuer()).isEqualTo("issuer 3");

        away = true;
        time.advance(Duration.ofHours(1));
        issuer();
        time.advance(Duration.ofSeconds(1));
        issuer();
        assertThat(readings).hasValue(5);
    }

    @Test
    void aClockThatIsSetBackProlongsNothing() throws IOException {
        away = true;
        assertThatThrownBy(this::issuer);
        time.set(Instant.parse("2020-01-01T00:00:00Z"));
        away = false;

        assertThat(issuer()).isEqualTo("issuer 2");
    }

    @Test
    void oneReadingServesAllWhoWait() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(17);
        CountDownLatch provider = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(16);
        try {
            Discovery slow = new Discovery(
                    () -> {
                        readings.incrementAndGet();
                        awaitQuietly(provider);
                        return metadata("slow");
                    },
                    LONG,
                    threads,
                    time);
            List<Future<ProviderMetadata>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(() -> {
                    waiting.countDown();
                    return slow.metadata();
                }));
            }
            waiting.await();
            provider.countDown();
            for (Future<ProviderMetadata> answer : answers) {
                assertThat(answer.get()).isEqualTo(metadata("slow"));
            }
            assertThat(readings).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneWhoLookedJustBeforeAReadingEndedDoesNotReadAgain() throws IOException {
        AtomicBoolean looking = new AtomicBoolean(true);
        AtomicReference<Discovery> same = new AtomicReference<>();
        InstantSource timeWithAReadingInBetween = () -> {
            if (looking.getAndSet(false)) {
                readQuietly(Objects.requireNonNull(same.get()));
            }
            return time.instant();
        };
        same.set(new Discovery(
                () -> metadata("issuer " + readings.incrementAndGet()),
                LONG,
                Runnable::run,
                timeWithAReadingInBetween));

        assertThat(Objects.requireNonNull(same.get()).metadata().issuer()).isEqualTo("issuer 1");
        assertThat(looking).isFalse();
        assertThat(readings).hasValue(1);
    }

    @Test
    void aStaleOneIsAnsweredWhileItIsReadAgain() throws IOException {
        List<Runnable> later = new ArrayList<>();
        Discovery behind = discovery(task -> {
            if (readings.get() == 0) {
                task.run();
            } else {
                later.add(task);
            }
        });
        behind.metadata();
        time.advance(Duration.ofHours(1));

        assertThat(behind.metadata().issuer()).isEqualTo("issuer 1");
        assertThat(behind.metadata().issuer()).isEqualTo("issuer 1");
        assertThat(later).hasSize(1);
        later.get(0).run();
        assertThat(behind.metadata().issuer()).isEqualTo("issuer 2");
    }

    @Test
    void aWaitForTheFirstReadingIsBounded() {
        Discovery never = new Discovery(() -> metadata("never"), Duration.ofMillis(50), task -> {}, time);

        assertThatThrownBy(never::metadata).hasMessage("the provider's metadata was not read within PT0.05S");
    }

    @Test
    void aProgrammingErrorDoesNotStopDiscoveryForGood() throws IOException {
        Discovery faulty = new Discovery(
                () -> {
                    if (readings.incrementAndGet() == 1) {
                        throw new IllegalStateException("bug");
                    }
                    return metadata("good");
                },
                LONG,
                Runnable::run,
                time);

        assertThatThrownBy(faulty::metadata).hasMessage("the provider's metadata cannot be read: bug");
        time.advance(Duration.ofSeconds(1));
        assertThat(faulty.metadata().issuer()).isEqualTo("good");
    }

    @Test
    void aStoppedExecutorIsSaidSo() {
        Discovery stopped = discovery(task -> {
            throw new RejectedExecutionException();
        });

        assertThatThrownBy(stopped::metadata).hasMessage("the provider's metadata cannot be read: stopped");
    }

    private Discovery discovery(Executor executor) {
        return new Discovery(
                () -> {
                    int reading = readings.incrementAndGet();
                    if (away) {
                        throw new IOException("away");
                    }
                    return metadata("issuer " + reading);
                },
                LONG,
                executor,
                time);
    }

    private String issuer() throws IOException {
        return String.valueOf(discovery.metadata().issuer());
    }

    private static ProviderMetadata metadata(String issuer) {
        return new ProviderMetadata(issuer, false, Map.of());
    }

    private static void readQuietly(Discovery discovery) {
        try {
            discovery.metadata();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
