package dev.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SettableTime;
import dev.gatehouse.settings.LoginSettings.Attempts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoginAttemptsTest {
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final SettableTime time = new SettableTime();
    private final LoginAttempts attempts = new LoginAttempts(new Attempts(5, Duration.ofMinutes(1)), time);

    @Test
    void theSixthAttemptWithinTheMinuteWaitsUntilItIsOver() {
        fail(5, "alice", HERE);

        assertThat(attempts.begin("alice", HERE)).contains(Duration.ofMinutes(1));
        time.advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(attempts.begin("alice", HERE)).contains(Duration.ofMillis(1));
        time.advance(Duration.ofMillis(1));
        assertThat(attempts.begin("alice", HERE)).isEmpty();
        time.advance(Duration.ofMillis(1));
        fail(4, "alice", HERE);
        assertThat(attempts.begin("alice", HERE)).contains(Duration.ofMinutes(1).minusMillis(1));
    }

    @Test
    void waitingDoesNotMakeItLonger() {
        fail(5, "alice", HERE);
        for (int i = 0; i < 100; i++) {
            attempts.begin("alice", HERE);
        }
        time.advance(Duration.ofMinutes(1));

        assertThat(attempts.begin("alice", HERE)).isEmpty();
    }

    @Test
    void anAccountIsNeverLockedByItsNameAlone() {
        fail(5, "alice", THERE);

        assertThat(attempts.begin("alice", THERE)).isPresent();
        assertThat(attempts.begin("alice", HERE)).isEmpty();
    }

    @Test
    void anAddressMayFailTenTimesAsOftenForAllAccounts() {
        for (int i = 0; i < 50; i++) {
            assertThat(attempts.begin("user" + i, HERE)).as("attempt %d", i).isEmpty();
        }

        assertThat(attempts.begin("alice", HERE)).contains(Duration.ofMinutes(1));
        assertThat(attempts.begin("alice", THERE)).isEmpty();
        time.advance(Duration.ofMinutes(1));
        assertThat(attempts.begin("alice", HERE)).isEmpty();
    }

    @Test
    void anotherSpellingOfTheNameIsTheSameAccount() {
        fail(5, "Alice@Example.com", HERE);

        assertThat(attempts.begin(" alice@example.com ", HERE)).isPresent();
    }

    @Test
    void aRightPasswordForgetsTheAccountsFailuresFromThere() {
        fail(4, "alice", HERE);
        attempts.begin("alice", HERE);
        attempts.succeeded("alice", HERE);
        fail(5, "alice", HERE);

        assertThat(attempts.begin("alice", HERE)).isPresent();
    }

    /** Or whoever has an account of their own could try those of others for ever. */
    @Test
    void aRightPasswordDoesNotForgetTheAddressesFailures() {
        for (int i = 0; i < 49; i++) {
            attempts.begin("user" + i, HERE);
        }
        attempts.begin("mallory", HERE);
        attempts.succeeded("mallory", HERE);

        assertThat(attempts.begin("alice", HERE)).isEmpty();
        assertThat(attempts.begin("bob", HERE)).isPresent();
    }

    @Test
    void anOutageIsNoFailure() {
        for (int i = 0; i < 100; i++) {
            assertThat(attempts.begin("alice", HERE)).isEmpty();
            attempts.undecided("alice", HERE);
        }
        fail(4, "alice", HERE);

        assertThat(attempts.begin("alice", HERE)).isEmpty();
        assertThat(attempts.begin("alice", HERE)).isPresent();
    }

    @Test
    void manyAtOnceGetNoFurtherThanOneAfterTheOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Optional<Duration>> attempt = () -> attempts.begin("alice", HERE);
            List<Future<Optional<Duration>>> begun = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                begun.add(threads.submit(attempt));
            }
            int asked = 0;
            for (Future<Optional<Duration>> each : begun) {
                asked += each.get().isEmpty() ? 1 : 0;
            }
            assertThat(asked).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    private void fail(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(attempts.begin(account, address)).as("attempt %d", i).isEmpty();
        }
    }
}
