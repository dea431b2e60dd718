package dev.gatehouse.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.decision.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who is out: tokens that were ended here one by one, and logins that the provider has ended, which tokens name by
 * {@code sid}, or by {@code sub} and when they began.
 *
 * <p>Holds 100,000 of each; beyond that those that are asked for least are gone before their time.
 */
public final class EndedLogins {
    private static final int MOST = 100_000;

    private final EndedTokens tokens;
    private final Cache<String, Boolean> sessions;
    /** The second, since 1970, until which a user's logins are over. */
    private final Cache<String, Long> subjects;

    /**
     * Nobody is out yet.
     *
     * @param afterEnd how long after its end a token, or the session that it began, may still be accepted
     * @param longestLogin how long a login may go on, refreshed or not, after the provider has ended it
     */
    public EndedLogins(InstantSource time, Duration afterEnd, Duration longestLogin) {
        this.tokens = new EndedTokens(time, afterEnd);
        this.sessions = remembered(time, longestLogin);
        this.subjects = remembered(time, longestLogin);
    }

    /** Ends the token that names this user; returns whether it had not been ended before. */
    public boolean end(Identity identity) {
        return tokens.end(identity);
    }

    /** Ends the login of one session at the provider, which keeps its {@code sid} across refreshes. */
    public void endSession(String sid) {
        sessions.put(sid, true);
    }

    /** Ends all logins of a user that began up to that second. */
    public void endAll(String subject, Instant until) {
        subjects.asMap().merge(subject, until.getEpochSecond(), Math::max);
    }

    /** Whether the login is over of which this token is. One without {@code iat} began before any end. */
    public boolean isEnded(Identity identity) {
        return isNamed(identity)
                || isOver(identity.subject(), identity.issuedAt().getEpochSecond());
    }

    /**
     * Whether the login is over of which a refresh made this token. The token being newer than its login, what counts is
     * when the token before it was issued, else when the user authenticated; where neither is known, the login began
     * before any end.
     *
     * @param before whom the token before it named; null where there was none to trust
     */
    public boolean isEnded(Identity renewed, @Nullable Identity before) {
        return isNamed(renewed) || isOver(renewed.subject(), began(renewed, before));
    }

    private boolean isNamed(Identity identity) {
        return tokens.isEnded(identity)
                || (identity.claims().get("sid") instanceof String sid && sessions.getIfPresent(sid) != null);
    }

    private boolean isOver(String subject, long began) {
        Long until = subjects.getIfPresent(subject);
        return until != null && began <= until;
    }

    /** A token of another {@code sid} says nothing of this login, whoever put the two into one request. */
    private static long began(Identity renewed, @Nullable Identity before) {
        if (before != null
                && Objects.equals(before.claims().get("sid"), renewed.claims().get("sid"))) {
            return before.issuedAt().getEpochSecond();
        }
        return renewed.claims().get("auth_time") instanceof Long authenticated ? authenticated : 0;
    }

    private static <V> Cache<String, V> remembered(InstantSource time, Duration life) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()))
                .expireAfterWrite(life)
                .build();
    }
}
