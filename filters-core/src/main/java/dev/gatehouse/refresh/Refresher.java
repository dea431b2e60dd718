package dev.gatehouse.refresh;

import dev.gatehouse.decision.RefreshOutcome;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.refresh.Outcome.Granted;
import dev.gatehouse.settings.RefreshSettings;
import dev.gatehouse.settings.TokenSettings;
import dev.gatehouse.store.SharedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges each refresh token once, however many requests on however many nodes carry it, and lets those that come late
 * with the spent token have the new ones.
 *
 * <p>A page that loads ten resources with one expired JWT sends ten requests with one refresh token. Under FusionAuth's
 * {@code OneTimeUse} policy only its first use succeeds, so the others share that one's outcome: while it is under way,
 * and from the store for {@code refresh.memory} after it. A refusal is shared for 10 minutes, a passing fault not at all.
 */
public final class Refresher {
    private final Function<Tokens, TokenState> verify;
    private final OutcomeMemory memory;
    private final Flights flights;

    /**
     * Refreshes nothing yet.
     *
     * @param exchange asks the provider
     * @param verify the worth of new tokens; called for each request that gets them, so should remember
     * @param orphaned takes tokens that came for a login ended meanwhile, to revoke them; called on the executor
     * @param use which token of an answer is the credential
     * @param requestTimeout longest time of one exchange with the provider; {@code exchange} makes two at most
     * @param executor an exchange blocks one of its threads
     */
    public Refresher(
            Exchange exchange,
            Function<Tokens, TokenState> verify,
            Consumer<Tokens> orphaned,
            SharedStore store,
            RefreshSettings settings,
            TokenSettings.Use use,
            Duration requestTimeout,
            Executor executor) {
        this.verify = verify;
        this.memory = new OutcomeMemory(store, settings.memory());
        Duration claimLife = requestTimeout.multipliedBy(2).plusSeconds(1);
        ClaimedExchange claimed = new ClaimedExchange(exchange, use, store, memory, claimLife, orphaned);
        this.flights = new Flights(claimed::outcomeFor, executor);
    }

    /**
     * The outcome for a request that carries a refresh token.
     *
     * @param subject the {@code sub} of the request's own JWT where that is authentic; the new one must have the same
     * @param idToken the ID token that the request holds; kept where the answer has none
     * @param wait longest wait; when it is over the exchange goes on without this request
     */
    public RefreshOutcome refresh(
            String refreshToken, @Nullable String subject, @Nullable String idToken, Duration wait) {
        return new SuccessorLine(memory, flights, verify, Deadline.in(wait), subject, idToken).follow(refreshToken);
    }

    /**
     * Ends a login: for 10 minutes its refresh token, and whatever it was exchanged for lately, is refused to everyone.
     * Tokens of an exchange that is under way go to nobody but {@code orphaned}.
     */
    public EndedLogin end(String refreshToken) {
        List<Tokens> successors = new ArrayList<>();
        Set<String> ended = new HashSet<>();
        String next = refreshToken;
        while (next != null && ended.size() < SuccessorLine.LONGEST && ended.add(next)) {
            Granted exchangedFor = memory.end(new SpentToken(next));
            if (exchangedFor != null) {
                successors.add(exchangedFor.tokens());
            }
            next = exchangedFor == null ? null : exchangedFor.tokens().refreshToken();
        }
        return new EndedLogin(successors);
    }
}
