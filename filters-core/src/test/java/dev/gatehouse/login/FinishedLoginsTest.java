package dev.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.login.LoginOutcome.AlreadyFinished;
import dev.gatehouse.login.LoginOutcome.Failed;
import dev.gatehouse.login.LoginOutcome.LoggedIn;
import dev.gatehouse.login.LoginOutcome.Unavailable;
import dev.gatehouse.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FinishedLoginsTest {
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final MemoryStore store = new MemoryStore(() -> now);
    private final FinishedLogins finished = new FinishedLogins(store, Duration.ofSeconds(10));
    private final AtomicInteger exchanges = new AtomicInteger();
    private final PendingLogin pending = PendingLogin.create("/cart", now);
    private final LoginOutcome loggedIn = new LoggedIn(
            new Tokens("jwt", null, null),
            new Identity("alice", "alice", Set.of(), Map.of(), now, now.plusSeconds(60)),
            "/cart");

    @Test
    void aCallbackReplayedByTheBackButtonLearnsOnlyWhereItWent() {
        finish(loggedIn);

        assertThat(finish(loggedIn)).isEqualTo(new AlreadyFinished("/cart"));
        assertThat(finished.target(pending.state())).contains("/cart");
        assertThat(exchanges).hasValue(1);
    }

    @Test
    void aDoubleClickSharesTheExchangeThatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<LoginOutcome> first = threads.submit(() -> finished.once(pending, () -> {
                exchanges.incrementAndGet();
                asked.countDown();
                await(answer);
                return loggedIn;
            }));
            await(asked);
            Future<LoginOutcome> second = threads.submit(() -> {
                answer.countDown();
                return finish(loggedIn);
            });

            assertThat(first.get()).isEqualTo(loggedIn);
            assertThat(second.get()).isIn(loggedIn, new AlreadyFinished("/cart"));
            assertThat(exchanges).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFailureIsNotTriedAgain() {
        finish(new Failed("refused"));

        assertThat(finish(loggedIn)).isInstanceOf(AlreadyFinished.class);
        assertThat(exchanges).hasValue(1);
    }

    @Test
    void aPassingFaultIsTriedAgain() {
        finish(new Unavailable(Duration.ofSeconds(5)));

        assertThat(finished.target(pending.state())).isEmpty();
        assertThat(finish(loggedIn)).isEqualTo(loggedIn);
    }

    @Test
    void anotherNodeKnowsToo() {
        finish(loggedIn);

        FinishedLogins otherNode = new FinishedLogins(store, Duration.ofSeconds(10));
        assertThat(otherNode.once(pending, () -> loggedIn)).isEqualTo(new AlreadyFinished("/cart"));
    }

    @Test
    void whatIsRememberedOutlivesThePendingLogin() {
        finish(loggedIn);

        now = now.plus(PendingLogins.LIFE).plusSeconds(1);
        assertThat(finished.target(pending.state())).contains("/cart");
    }

    @Test
    void aStateThatNobodyUsedLeadsNowhere() {
        assertThat(finished.target("unknown")).isEmpty();
    }

    @Test
    void anExchangeThatThrowsLeavesNobodyWaiting() {
        IllegalStateException bug = new IllegalStateException("bug");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> finished.once(pending, () -> {
                    throw bug;
                }))
                .isSameAs(bug);
        assertThat(finish(loggedIn)).isInstanceOf(AlreadyFinished.class);
    }

    private LoginOutcome finish(LoginOutcome outcome) {
        return finished.once(pending, () -> {
            exchanges.incrementAndGet();
            return outcome;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
