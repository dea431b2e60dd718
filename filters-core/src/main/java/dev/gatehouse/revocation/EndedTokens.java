package dev.gatehouse.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.gatehouse.decision.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose login was ended here before they end themselves, so that neither a copy nor a slower response brings the
 * login back. They are named by their claims, since the text of one token can be written with several signatures.
 */
final class EndedTokens {
    private static final int MOST = 100_000;

    private record Name(
            String subject,
            @Nullable Object id,
            Instant issuedAt,
            @Nullable Object end) {}

    private final Cache<Name, Instant> ended;

    /**
     * Nothing has ended yet.
     *
     * @param afterEnd how long after its end a token, or the session that it began, may still be accepted
     */
    EndedTokens(InstantSource time, Duration afterEnd) {
        this.ended = Caffeine.newBuilder()
                .maximumSize(MOST)
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()))
                .expireAfter(Expiry.<Name, Instant>creating(
                        (name, end) -> Duration.between(time.instant(), end).plus(afterEnd)))
                .build();
    }

    /** Ends the token that names this user; returns whether it had not been ended before. */
    boolean end(Identity identity) {
        return ended.asMap().put(name(identity), identity.expiresAt()) == null;
    }

    /** Whether the token that names this user was ended. */
    boolean isEnded(Identity identity) {
        return ended.getIfPresent(name(identity)) != null;
    }

    /** By claims alone, since a user whom a session names lasts longer than the token that began it. */
    private static Name name(Identity identity) {
        Map<String, Object> claims = identity.claims();
        return new Name(identity.subject(), claims.get("jti"), identity.issuedAt(), claims.get("exp"));
    }
}
