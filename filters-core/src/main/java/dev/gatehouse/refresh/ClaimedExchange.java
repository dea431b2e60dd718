package dev.gatehouse.refresh;

import dev.gatehouse.decision.Tokens;
import dev.gatehouse.provider.TokenAnswer;
import dev.gatehouse.refresh.Outcome.Ended;
import dev.gatehouse.refresh.Outcome.Granted;
import dev.gatehouse.refresh.Outcome.Lasting;
import dev.gatehouse.refresh.Outcome.Passing;
import dev.gatehouse.refresh.Outcome.Refused;
import dev.gatehouse.refresh.Outcome.Wrong;
import dev.gatehouse.settings.TokenSettings;
import dev.gatehouse.store.SharedStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of a refresh token by one node for all. Whoever has the claim in the store asks the provider; the others
 * wait for what it remembers, or for the claim when its holder is gone.
 */
final class ClaimedExchange {
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CLAIM_BYTES = 16;
    /** How often is looked for a change that nobody tells: a claim that ends with its time. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Exchange exchange;
    private final TokenSettings.Use use;
    private final SharedStore store;
    private final OutcomeMemory memory;
    private final Duration claimLife;
    private final Consumer<Tokens> orphaned;

    /**
     * Exchanges nothing yet.
     *
     * @param use which token of an answer is the credential
     * @param claimLife longer than any exchange takes
     * @param orphaned takes tokens that came for a login ended meanwhile
     */
    ClaimedExchange(
            Exchange exchange,
            TokenSettings.Use use,
            SharedStore store,
            OutcomeMemory memory,
            Duration claimLife,
            Consumer<Tokens> orphaned) {
        this.exchange = exchange;
        this.use = use;
        this.store = store;
        this.memory = memory;
        this.claimLife = claimLife;
        this.orphaned = orphaned;
    }

    /** The outcome that all nodes share, by asking the provider if no other node does or did. */
    Outcome outcomeFor(SpentToken spent) {
        Outcome outcome = attempt(spent);
        return outcome != null ? outcome : besideAnother(spent);
    }

    /** The outcome; null while another node has the claim and no outcome yet. */
    private @Nullable Outcome attempt(SpentToken spent) {
        byte[] claim = new byte[CLAIM_BYTES];
        RANDOM.nextBytes(claim);
        boolean claimed = store.putIfAbsent(spent.claimKey(), claim, claimLife);
        try {
            Lasting known = memory.recall(spent);
            return known != null || !claimed ? known : askProvider(spent);
        } finally {
            if (claimed) {
                store.removeIfSame(spent.claimKey(), claim);
            }
        }
    }

    /** Waits as long as a claim lives, so that one left by a dead node is taken over. */
    private Outcome besideAnother(SpentToken spent) {
        Semaphore changes = new Semaphore(0);
        Deadline deadline = Deadline.in(claimLife.plusNanos(LOOK_AGAIN_NANOS));
        SharedStore.Watch watch = store.watch(spent.claimKey(), changes::release);
        try {
            while (deadline.nanosLeft() > 0) {
                Outcome outcome = attempt(spent);
                if (outcome != null) {
                    return outcome;
                }
                if (changes.tryAcquire(LOOK_AGAIN_NANOS, TimeUnit.NANOSECONDS)) {
                    changes.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            watch.close();
        }
        return new Passing(PAUSE);
    }

    private Outcome askProvider(SpentToken spent) {
        Outcome outcome = read(spent, exchange.exchange(spent.refreshToken()));
        if (!(outcome instanceof Lasting lasting)) {
            return outcome;
        }
        Lasting standing = memory.remember(spent, lasting);
        if (standing instanceof Ended && lasting instanceof Granted tooLate) {
            orphaned.accept(tooLate.tokens());
        }
        return standing;
    }

    private Outcome read(SpentToken spent, TokenAnswer answer) {
        if (answer instanceof TokenAnswer.Granted granted) {
            return tokens(spent, granted);
        }
        if (answer instanceof TokenAnswer.Refused) {
            return new Refused();
        }
        return new Passing(answer instanceof TokenAnswer.Unavailable fault ? fault.retryAfter() : PAUSE);
    }

    /** The tokens to go on with. An answer without a refresh token leaves the one that was sent in force. */
    private Lasting tokens(SpentToken spent, TokenAnswer.Granted granted) {
        String refreshToken = granted.refreshToken() == null ? spent.refreshToken() : granted.refreshToken();
        if (use == TokenSettings.Use.ACCESS_TOKEN) {
            return new Granted(new Tokens(granted.accessToken(), refreshToken, granted.idToken()));
        }
        return granted.idToken() == null
                ? new Wrong("the answer holds no ID token, which token.use asks for")
                : new Granted(new Tokens(granted.idToken(), refreshToken, null));
    }
}
