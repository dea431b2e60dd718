package dev.gatehouse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.credentials.Credentials;
import dev.gatehouse.credentials.Presented;
import dev.gatehouse.decision.AccessPolicy;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.RefreshOutcome;
import dev.gatehouse.decision.RequestFacts;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.login.Rounds;
import dev.gatehouse.refresh.Refresher;
import dev.gatehouse.token.TokenVerifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who a request comes from, refreshing the token on the way where that is due. New cookies are on the response
 * when it returns.
 */
final class Authenticator {
    /** How long a request whose token is still valid waits for a better one. */
    private static final Duration EARLY_WAIT = Duration.ofSeconds(1);

    /** For how long one request alone tries to refresh a token early. */
    private static final Duration EARLY_PAUSE = Duration.ofSeconds(5);

    private final AccessPolicy policy;
    private final Credentials credentials;
    private final TokenVerifier tokens;
    private final Refresher refresher;
    private final LoginEnd loginEnd;
    private final Rounds rounds;
    private final Audit audit;
    private final Duration longestWait;
    private final InstantSource time;
    private final LargeTokens largeTokens = new LargeTokens();
    private final Cache<Identity, Boolean> triedEarly;

    Authenticator(
            AccessPolicy policy,
            Credentials credentials,
            TokenVerifier tokens,
            Refresher refresher,
            LoginEnd loginEnd,
            Rounds rounds,
            Audit audit,
            Duration longestWait,
            InstantSource time) {
        this.policy = policy;
        this.credentials = credentials;
        this.tokens = tokens;
        this.refresher = refresher;
        this.loginEnd = loginEnd;
        this.rounds = rounds;
        this.audit = audit;
        this.longestWait = longestWait;
        this.time = time;
        this.triedEarly = Caffeine.newBuilder()
                .maximumSize(10_000)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()))
                .expireAfterWrite(EARLY_PAUSE)
                .build();
    }

    /**
     * Decides on a request for good.
     *
     * @return {@link Decision.Proceed} or {@link Decision.Refuse}
     */
    Decision authenticate(Exchange exchange, RequestFacts.Access access) {
        return authenticate(exchange, access, List.of());
    }

    /**
     * The same, where the path may need roles.
     *
     * @param roles as {@link RequestFacts#roles()}
     */
    Decision authenticate(Exchange exchange, RequestFacts.Access access, List<Set<String>> roles) {
        if (access == RequestFacts.Access.PUBLIC) {
            return new Decision.Proceed(null);
        }
        Presented presented = credentials.read(exchange.request());
        RequestFacts facts = new RequestFacts(access, roles, exchange.asker(), presented.refreshToken() != null);
        TokenState token = state(presented, exchange);
        Decision decision = policy.decide(facts, token, time.instant());
        if (decision instanceof Decision.Refresh refresh && presented.refreshToken() != null) {
            decision = refresh(exchange, presented, presented.refreshToken(), facts, token, refresh);
        }
        if (knowsTheUser(decision)) {
            rounds.cameBack(exchange.cookies(), exchange.responseCookies());
        }
        return decision;
    }

    /** What the login of a request is worth. */
    TokenState state(Presented presented, Exchange exchange) {
        TokenState state = stateOf(presented);
        Identity identity = AccessPolicy.identity(state);
        if (identity != null && loginEnd.isOver(identity)) {
            state = new TokenState.Rejected("its login was ended");
        }
        if (state instanceof TokenState.Rejected rejected) {
            audit.rejected(exchange, rejected.reason());
        }
        return state;
    }

    /** The authentic subject of a request's login, whether it still counts or not; null where there is none. */
    @Nullable
    String subject(Exchange exchange) {
        Identity identity = AccessPolicy.identity(stateOf(credentials.read(exchange.request())));
        return identity == null ? null : identity.subject();
    }

    /** A login in a session was verified when it was put there, and its JWT's end is not its own. */
    private TokenState stateOf(Presented presented) {
        if (presented.session() != null) {
            return presented.session();
        }
        return presented.jwt() == null ? new TokenState.Absent() : tokens.verify(presented.jwt(), presented.idToken());
    }

    /**
     * Exchanges the refresh token and has the response carry what came of it.
     *
     * @param before whom the authentic JWT so far names; null where there is none
     */
    RefreshOutcome exchange(
            Exchange exchange, Presented presented, String refreshToken, @Nullable Identity before, Duration wait) {
        String subject = before == null ? null : before.subject();
        RefreshOutcome outcome = refresher.refresh(refreshToken, subject, presented.idToken(), wait);
        if (loginEnd.endIfOver(outcome, before, refreshToken)) {
            return new RefreshOutcome.Refused();
        }
        if (outcome instanceof RefreshOutcome.Renewed renewed) {
            return keep(exchange, refreshToken, renewed) ? renewed : tooLarge();
        }
        if (outcome instanceof RefreshOutcome.Rejected rejected) {
            audit.rejected(exchange, "refreshed token: " + rejected.reason());
        }
        if (outcome instanceof RefreshOutcome.Refused) {
            audit.refused(exchange, "the refresh token was refused");
        }
        return outcome;
    }

    private Decision refresh(
            Exchange exchange,
            Presented presented,
            String refreshToken,
            RequestFacts facts,
            TokenState token,
            Decision.Refresh refresh) {
        if (refresh.early() && token instanceof TokenState.Valid valid && isTriedEarly(valid.identity())) {
            return policy.decide(facts, token, new RefreshOutcome.Unavailable(EARLY_PAUSE));
        }
        Duration wait = refresh.early() ? EARLY_WAIT : longestWait;
        RefreshOutcome outcome = exchange(exchange, presented, refreshToken, refresh.before(), wait);
        if (outcome instanceof RefreshOutcome.Unverified unverified) {
            keepUnverified(exchange, token, unverified.tokens());
        }
        return policy.decide(facts, token, outcome);
    }

    private static boolean knowsTheUser(Decision decision) {
        return decision instanceof Decision.Proceed proceed
                ? proceed.identity() != null
                : decision instanceof Decision.Refuse refuse && refuse.answer() instanceof Decision.Forbidden;
    }

    /** Whether another request tries to refresh this token, or did so a moment ago. */
    private boolean isTriedEarly(Identity identity) {
        return triedEarly.asMap().putIfAbsent(identity, true) != null;
    }

    private boolean keep(Exchange exchange, String spent, RefreshOutcome.Renewed renewed) {
        OptionalInt bytes = credentials.renew(
                exchange.request(), spent, renewed.tokens(), renewed.identity(), exchange.responseCookies());
        bytes.ifPresent(this::noteSize);
        if (bytes.isPresent()) {
            audit.refresh(exchange, renewed.identity());
        }
        return bytes.isPresent();
    }

    /** Keeps the rotated refresh token; a login that is still valid stays until the new one can be checked. */
    void keepUnverified(Exchange exchange, TokenState token, Tokens renewed) {
        Identity valid = token instanceof TokenState.Valid still ? still.identity() : null;
        credentials.keepUnverified(exchange.request(), renewed, valid, exchange.responseCookies());
    }

    /** Warns once where the cookies of a login come near a container's limit. */
    void noteSize(int bytes) {
        largeTokens.note(bytes);
    }

    private static RefreshOutcome tooLarge() {
        return new RefreshOutcome.Rejected("the new tokens are too large for cookies");
    }
}
