package dev.gatehouse.decision;

import dev.gatehouse.decision.Decision.Forbidden;
import dev.gatehouse.decision.Decision.Login;
import dev.gatehouse.decision.Decision.Proceed;
import dev.gatehouse.decision.Decision.Refresh;
import dev.gatehouse.decision.Decision.Refuse;
import dev.gatehouse.decision.Decision.Unavailable;
import dev.gatehouse.decision.RequestFacts.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The only place where a request is let through, refreshed or refused.
 *
 * @param refreshOn which tokens let the refresh token beside them count
 * @param ahead a valid token this close to its end, or in the last quarter of its life if that is shorter, is refreshed
 */
public record AccessPolicy(Set<Lacking> refreshOn, Duration ahead) {
    /** How soon to ask again while the provider's keys are out of reach. */
    private static final Duration KEYS_RETRY = Duration.ofSeconds(5);

    public AccessPolicy {
        refreshOn = Set.copyOf(refreshOn);
    }

    /** What a token can lack. */
    public enum Lacking {
        ABSENT,
        EXPIRED,
        UNKNOWN_KEY,
        INVALID
    }

    /** Decides from what the request carried. */
    public Decision decide(RequestFacts facts, TokenState token, Instant now) {
        if (facts.access() == Access.PUBLIC) {
            return new Proceed(null);
        }
        if (token instanceof TokenState.Valid valid) {
            boolean early = facts.hasRefreshToken() && isNearItsEnd(valid.identity(), now);
            return early ? new Refresh(valid.identity(), true) : admit(facts, valid.identity());
        }
        if (token instanceof TokenState.Unverifiable) {
            return facts.access() == Access.OPTIONAL ? new Proceed(null) : new Refuse(new Unavailable(KEYS_RETRY));
        }
        if (facts.hasRefreshToken() && mayRefresh(token)) {
            return new Refresh(identity(token), false);
        }
        return askForLogin(facts, token);
    }

    /** Decides again, once, on what the exchange of the refresh token gave. Never refreshes twice. */
    public Decision decide(RequestFacts facts, TokenState token, RefreshOutcome outcome) {
        if (outcome instanceof RefreshOutcome.Renewed renewed) {
            return admit(facts, renewed.identity());
        }
        if (token instanceof TokenState.Valid valid) {
            return admit(facts, valid.identity());
        }
        if (facts.access() == Access.OPTIONAL) {
            return new Proceed(null);
        }
        if (outcome instanceof RefreshOutcome.Unavailable unavailable) {
            return new Refuse(new Unavailable(unavailable.retryAfter()));
        }
        if (outcome instanceof RefreshOutcome.Unverified) {
            return new Refuse(new Unavailable(KEYS_RETRY));
        }
        return askForLogin(facts, token);
    }

    private static Decision admit(RequestFacts facts, Identity identity) {
        for (Set<String> anyOf : facts.roles()) {
            if (Collections.disjoint(anyOf, identity.roles())) {
                return new Refuse(new Forbidden());
            }
        }
        return new Proceed(identity);
    }

    private boolean isNearItsEnd(Identity identity, Instant now) {
        Duration left = Duration.between(now, identity.expiresAt());
        Duration life = Duration.between(identity.issuedAt(), identity.expiresAt());
        Duration quarter = life.dividedBy(4);
        return left.compareTo(ahead.compareTo(quarter) < 0 ? ahead : quarter) <= 0;
    }

    private static Decision askForLogin(RequestFacts facts, TokenState token) {
        if (facts.access() == Access.OPTIONAL) {
            return new Proceed(null);
        }
        boolean hadALogin = facts.hasRefreshToken() || token instanceof TokenState.Expired;
        return new Refuse(new Login(facts.asker(), hadALogin));
    }

    private static Lacking lacking(TokenState token) {
        if (token instanceof TokenState.Absent) {
            return Lacking.ABSENT;
        }
        if (token instanceof TokenState.Expired) {
            return Lacking.EXPIRED;
        }
        return token instanceof TokenState.UnknownKey ? Lacking.UNKNOWN_KEY : Lacking.INVALID;
    }

    /** Whether a refresh token beside this token may be used at all. */
    public boolean mayRefresh(TokenState token) {
        return token instanceof TokenState.Valid
                || (!(token instanceof TokenState.Unverifiable) && refreshOn.contains(lacking(token)));
    }

    /** Whom an authentic token names, even if it has expired; null where there is none. */
    public static @Nullable Identity identity(TokenState token) {
        if (token instanceof TokenState.Valid valid) {
            return valid.identity();
        }
        return token instanceof TokenState.Expired expired ? expired.identity() : null;
    }
}
