package dev.gatehouse.refresh;

import static dev.gatehouse.refresh.Nodes.AT_ONCE;
import static dev.gatehouse.refresh.Nodes.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.RefreshOutcome;
import dev.gatehouse.decision.RefreshOutcome.Renewed;
import dev.gatehouse.decision.RefreshOutcome.Unavailable;
import dev.gatehouse.provider.TokenAnswer;
import dev.gatehouse.refresh.Outcome.Passing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many requests in one JVM. */
@Timeout(20)
class ManyRequestsTest {
    private final Nodes nodes = new Nodes();
    private final OneTimeProvider provider = nodes.provider;
    private final Refresher refresher = nodes.node();

    @AfterEach
    void close() {
        nodes.close();
    }

    /** The loser of a parallel refresh must not be logged out. */
    @Test
    void sixtyFourRequestsAtOnceSpendTheTokenOnceAndNobodyIsRefused() throws Exception {
        String token = provider.login("alice");
        CyclicBarrier start = new CyclicBarrier(64);
        List<Future<RefreshOutcome>> requests = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            requests.add(nodes.threads.submit(() -> {
                start.await();
                return refresher.refresh(token, "alice", null, LONG);
            }));
        }

        RefreshOutcome first = requests.get(0).get();
        assertThat(first).isInstanceOf(Renewed.class);
        for (Future<RefreshOutcome> request : requests) {
            assertThat(request.get()).isEqualTo(first);
        }
        assertThat(provider.asked()).containsExactly(token);
    }

    @Test
    void manyUsersAtOnceGetEachTheirOwn() throws Exception {
        CyclicBarrier start = new CyclicBarrier(64);
        List<Future<RefreshOutcome>> requests = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String user = "user" + i % 16;
            String token = provider.login(user);
            requests.add(nodes.threads.submit(() -> {
                start.await();
                return refresher.refresh(token, null, null, LONG);
            }));
        }

        for (int i = 0; i < 64; i++) {
            assertThat(requests.get(i).get())
                    .isInstanceOf(Renewed.class)
                    .extracting(outcome -> ((Renewed) outcome).identity().subject())
                    .isEqualTo("user" + i % 16);
        }
        assertThat(provider.asked()).hasSize(16).doesNotHaveDuplicates();
    }

    /** An early refresh waits a second at most, and does not stop the exchange. */
    @Test
    void aWaitIsBoundedWhileTheProviderIsSlow() throws Exception {
        String token = provider.login("alice");
        OneTimeProvider.Hold hold = provider.holdNext();
        Future<RefreshOutcome> patient = nodes.request(refresher, token);
        hold.awaitEntered();

        long start = System.nanoTime();
        assertThat(refresher.refresh(token, null, null, Duration.ofSeconds(1)))
                .isEqualTo(new Unavailable(Duration.ofSeconds(1)));
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));

        hold.release();
        assertThat(patient.get()).isInstanceOf(Renewed.class);
        assertThat(provider.asked()).containsExactly(token);
    }

    /** The browser hangs up, its thread is interrupted, and it comes back with the spent token. */
    @Test
    void oneWhoHangsUpDoesNotStopTheExchange() throws Exception {
        String token = provider.login("alice");
        OneTimeProvider.Hold hold = provider.holdNext();
        Future<RefreshOutcome> hungUp = nodes.request(refresher, token);
        hold.awaitEntered();
        hungUp.cancel(true);
        hold.release();

        assertThat(refresher.refresh(token, null, null, LONG)).isInstanceOf(Renewed.class);
        assertThat(provider.asked()).containsExactly(token);
    }

    @Test
    void anInterruptedRequestStaysInterrupted() {
        provider.holdNext();
        Thread.currentThread().interrupt();

        assertThat(refresher.refresh(provider.login("alice"), null, null, LONG)).isInstanceOf(Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void allWhoWaitShareAPassingFaultAndTheNextOneAsksAgain() throws Exception {
        String token = provider.login("alice");
        provider.answer(new TokenAnswer.Unavailable(Duration.ofSeconds(7), "status 503"));
        OneTimeProvider.Hold hold = provider.holdNext();
        Future<RefreshOutcome> first = nodes.request(refresher, token);
        hold.awaitEntered();
        Future<RefreshOutcome> second = nodes.request(refresher, token);
        provider.answer(null);
        hold.release();

        assertThat(first.get()).isEqualTo(new Unavailable(Duration.ofSeconds(7)));
        // The second joined, or came just after and asked by itself; either way nobody is refused.
        assertThat(second.get()).isNotInstanceOf(RefreshOutcome.Refused.class);
        assertThat(refresher.refresh(token, null, null, LONG)).isInstanceOf(Renewed.class);
    }

    /** Removal is by key and value. */
    @Test
    void aLateWaiterDoesNotRemoveANewerFlight() throws Exception {
        Queue<Runnable> runway = new ArrayDeque<>();
        Flights flights = new Flights(spent -> new Passing(Duration.ofSeconds(7)), runway::add);
        SpentToken token = new SpentToken("alice.0");

        flights.join(token, Deadline.in(AT_ONCE));
        Thread late = new Thread(() -> flights.join(token, Deadline.in(LONG)));
        late.start();
        while (late.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        runway.remove().run();
        flights.join(token, Deadline.in(AT_ONCE));
        late.join();

        flights.join(token, Deadline.in(AT_ONCE));
        assertThat(runway).hasSize(1);
    }
}
