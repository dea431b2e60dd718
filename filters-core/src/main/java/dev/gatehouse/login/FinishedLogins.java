package dev.gatehouse.login;

import dev.gatehouse.crypto.KeyDerivation;
import dev.gatehouse.crypto.Seal;
import dev.gatehouse.login.LoginOutcome.AlreadyFinished;
import dev.gatehouse.login.LoginOutcome.Unavailable;
import dev.gatehouse.store.SharedStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Which pending logins have been finished, on all nodes: each is finished once. The store learns neither state nor
 * target, since both the name and the key are derived from the state.
 */
public final class FinishedLogins {
    /** Longer than a pending login lives, so that a back button still finds its way. */
    static final Duration MEMORY = Duration.ofHours(1);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final SharedStore store;
    private final Duration longestWait;
    private final ConcurrentMap<String, CompletableFuture<LoginOutcome>> running = new ConcurrentHashMap<>();

    /**
     * Logins finished by the nodes that share a store.
     *
     * @param longestWait how long a second request waits for the first one's outcome
     */
    public FinishedLogins(SharedStore store, Duration longestWait) {
        this.store = store;
        this.longestWait = longestWait;
    }

    /** Where the login with this state went on, if it was finished. */
    public Optional<String> target(String state) {
        byte[] sealed = store.get(key(state));
        return sealed == null
                ? Optional.empty()
                : seal(state).open(sealed, key(state)).map(target -> new String(target, StandardCharsets.UTF_8));
    }

    /** Runs an exchange unless it ran before; shares its outcome with whoever asks while it runs. */
    LoginOutcome once(PendingLogin pending, Supplier<LoginOutcome> exchange) {
        CompletableFuture<LoginOutcome> mine = new CompletableFuture<>();
        CompletableFuture<LoginOutcome> first = running.putIfAbsent(pending.state(), mine);
        if (first != null) {
            return await(first);
        }
        try {
            LoginOutcome outcome = claimAndRun(pending, exchange);
            mine.complete(outcome);
            return outcome;
        } finally {
            running.remove(pending.state(), mine);
            mine.complete(new Unavailable(RETRY));
        }
    }

    private LoginOutcome claimAndRun(PendingLogin pending, Supplier<LoginOutcome> exchange) {
        String key = key(pending.state());
        byte[] target = seal(pending.state()).seal(pending.target().getBytes(StandardCharsets.UTF_8), key);
        if (!store.putIfAbsent(key, target, MEMORY)) {
            return new AlreadyFinished(pending.target());
        }
        LoginOutcome outcome = exchange.get();
        if (outcome instanceof Unavailable) {
            store.removeIfSame(key, target);
        }
        return outcome;
    }

    private LoginOutcome await(CompletableFuture<LoginOutcome> first) {
        try {
            return first.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Unavailable(RETRY);
        } catch (TimeoutException | ExecutionException noOutcome) {
            return new Unavailable(RETRY);
        }
    }

    private static String key(String state) {
        return "login:" + PendingLogin.id(state);
    }

    private static Seal seal(String state) {
        return new Seal(
                List.of(KeyDerivation.deriveAesKey(state.getBytes(StandardCharsets.US_ASCII), "finished login")));
    }
}
