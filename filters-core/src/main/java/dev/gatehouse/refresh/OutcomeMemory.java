package dev.gatehouse.refresh;

import dev.gatehouse.refresh.Outcome.Ended;
import dev.gatehouse.refresh.Outcome.Granted;
import dev.gatehouse.refresh.Outcome.Lasting;
import dev.gatehouse.store.SharedStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of refresh tokens lately, in the shared store and readable only with the token itself. Each holds one
 * outcome; one that counts more takes the place of another, never the other way round.
 */
final class OutcomeMemory {
    private static final Duration FINAL = Duration.ofMinutes(10);
    /** Each failed attempt means that another node placed or removed one in between. */
    private static final int ATTEMPTS = 16;

    private final SharedStore store;
    private final Duration memory;

    /**
     * Remembers nothing yet.
     *
     * @param memory how long tokens are remembered; anything else is for 10 minutes
     */
    OutcomeMemory(SharedStore store, Duration memory) {
        this.store = store;
        this.memory = memory;
    }

    /** The outcome, or null where none is remembered. */
    @Nullable
    Lasting recall(SpentToken spent) {
        byte[] sealed = store.get(spent.outcomeKey());
        return sealed == null ? null : spent.open(sealed).orElse(null);
    }

    /** Remembers an outcome unless one that counts as much is there; gives back the one that stands. */
    Lasting remember(SpentToken spent, Lasting outcome) {
        return place(spent, outcome).standing;
    }

    /** From now on the token's login is ended; gives back the tokens it had been exchanged for, or null. */
    @Nullable
    Granted end(SpentToken spent) {
        return place(spent, new Ended()).displaced;
    }

    /** Forgets exactly these tokens, and nothing that came after them. */
    void forget(SpentToken spent, Granted outcome) {
        byte[] sealed = store.get(spent.outcomeKey());
        if (sealed != null && spent.open(sealed).filter(outcome::equals).isPresent()) {
            store.removeIfSame(spent.outcomeKey(), sealed);
        }
    }

    private record Placement(Lasting standing, @Nullable Granted displaced) {}

    private Placement place(SpentToken spent, Lasting outcome) {
        byte[] sealed = spent.seal(outcome);
        Duration timeToLive = outcome instanceof Granted ? memory : FINAL;
        Granted displaced = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (store.putIfAbsent(spent.outcomeKey(), sealed, timeToLive)) {
                return new Placement(outcome, displaced);
            }
            byte[] there = store.get(spent.outcomeKey());
            if (there == null) {
                continue;
            }
            Lasting standing = spent.open(there).orElse(null);
            if (standing != null && standing.rank() >= outcome.rank()) {
                return new Placement(standing, displaced);
            }
            if (standing instanceof Granted granted) {
                displaced = granted;
            }
            store.removeIfSame(spent.outcomeKey(), there);
        }
        store.put(spent.outcomeKey(), sealed, timeToLive);
        return new Placement(outcome, displaced);
    }
}
