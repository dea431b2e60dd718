package dev.gatehouse.refresh;

import dev.gatehouse.decision.RefreshOutcome;
import dev.gatehouse.decision.RefreshOutcome.Refused;
import dev.gatehouse.decision.RefreshOutcome.Rejected;
import dev.gatehouse.decision.RefreshOutcome.Renewed;
import dev.gatehouse.decision.RefreshOutcome.Unavailable;
import dev.gatehouse.decision.RefreshOutcome.Unverified;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.refresh.Outcome.Granted;
import dev.gatehouse.refresh.Outcome.Lasting;
import dev.gatehouse.refresh.Outcome.Passing;
import dev.gatehouse.refresh.Outcome.Wrong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request's way from its refresh token to tokens that are good now. What a late request's token was exchanged for can
 * have been exchanged itself meanwhile, its login can have been ended, and its JWT can have expired: the line is followed
 * to the newest tokens that are remembered, and once more to the provider where their JWT has expired.
 */
final class SuccessorLine {
    /** Longest line that is followed. More than {@code refresh.memory} holds of JWTs that live a second. */
    static final int LONGEST = 64;

    /** The second is for a JWT that ended on its way here. */
    private static final int EXCHANGES = 2;

    private final OutcomeMemory memory;
    private final Flights flights;
    private final Function<Tokens, TokenState> verify;
    private final Deadline deadline;
    private @Nullable String subject;
    private @Nullable String idToken;
    private int exchanges;

    /**
     * A line that starts at a request.
     *
     * @param subject what the new JWT's {@code sub} must be; null: anything, and from then on the same
     * @param idToken kept where no answer has one
     */
    SuccessorLine(
            OutcomeMemory memory,
            Flights flights,
            Function<Tokens, TokenState> verify,
            Deadline deadline,
            @Nullable String subject,
            @Nullable String idToken) {
        this.memory = memory;
        this.flights = flights;
        this.verify = verify;
        this.deadline = deadline;
        this.subject = subject;
        this.idToken = idToken;
    }

    RefreshOutcome follow(String refreshToken) {
        SpentToken spent = new SpentToken(refreshToken);
        Lasting known = memory.recall(spent);
        for (int step = 0; step < LONGEST; step++) {
            Outcome outcome = known == null ? exchanged(spent) : known;
            if (!(outcome instanceof Granted granted)) {
                return withoutTokens(outcome);
            }
            Tokens tokens = withIdToken(granted.tokens());
            SpentToken successor = spent.successor(tokens);
            Lasting further = known == null || successor == spent ? null : memory.recall(successor);
            if (further == null) {
                TokenState state = verify.apply(tokens);
                if (!(state instanceof TokenState.Expired expired) || !mayGoOn(expired)) {
                    return judged(spent, tokens, state);
                }
                subject = expired.identity().subject();
                if (successor == spent) {
                    memory.forget(spent, granted);
                }
            }
            idToken = tokens.idToken();
            spent = successor;
            known = further;
        }
        return new Unavailable(ClaimedExchange.PAUSE);
    }

    private Outcome exchanged(SpentToken spent) {
        exchanges++;
        return flights.join(spent, deadline);
    }

    private boolean mayGoOn(TokenState.Expired expired) {
        return exchanges < EXCHANGES && isSameSubject(expired.identity().subject());
    }

    private boolean isSameSubject(String found) {
        return subject == null || subject.equals(found);
    }

    private Tokens withIdToken(Tokens tokens) {
        return tokens.idToken() == null ? new Tokens(tokens.jwt(), tokens.refreshToken(), idToken) : tokens;
    }

    private RefreshOutcome judged(SpentToken spent, Tokens tokens, TokenState state) {
        if (state instanceof TokenState.Valid valid) {
            return isSameSubject(valid.identity().subject())
                    ? new Renewed(valid.identity(), tokens)
                    : condemned(spent, "the new token is another subject's");
        }
        if (state instanceof TokenState.Unverifiable || state instanceof TokenState.UnknownKey) {
            return new Unverified(tokens);
        }
        if (state instanceof TokenState.Expired expired) {
            return condemned(
                    spent,
                    isSameSubject(expired.identity().subject())
                            ? "the new token has expired already"
                            : "the new token is another subject's");
        }
        return condemned(spent, state instanceof TokenState.Rejected rejected ? rejected.reason() : "no token came");
    }

    /** The answer is wrong for everyone from now on, so that the provider is not asked again and again. */
    private RefreshOutcome condemned(SpentToken spent, String reason) {
        return withoutTokens(memory.remember(spent, new Wrong(reason)));
    }

    private static RefreshOutcome withoutTokens(Outcome outcome) {
        if (outcome instanceof Passing passing) {
            return new Unavailable(passing.retryAfter());
        }
        return outcome instanceof Wrong wrong ? new Rejected(wrong.reason()) : new Refused();
    }
}
