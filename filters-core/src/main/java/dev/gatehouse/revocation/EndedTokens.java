package dev.gatehouse.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.gatehouse.decision.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose login was ended here before they end themselves, so that neither a copy nor a slower response brings the
 * login back. They are named by their claims, since the text of one token can be written with several signatures.
 */
public final class EndedTokens {
    private static final int MOST = 100_000;

    private record Name(String subject, @Nullable Object id, Instant issuedAt, Instant expiresAt) {}

    private final Cache<Name, Boolean> ended;

    /**
     * Nothing has ended yet.
     *
     * @param clockSkew how long after its end a token may still be accepted
     */
    public EndedTokens(InstantSource time, Duration clockSkew) {
        this.ended = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()))
                .expireAfter(Expiry.<Name, Boolean>creating((name, yes) ->
                        Duration.between(time.instant(), name.expiresAt()).plus(clockSkew)))
                .build();
    }

    /** Ends the token that names this user. */
    public void end(Identity identity) {
        ended.put(name(identity), true);
    }

    /** Whether the token that names this user was ended. */
    public boolean isEnded(Identity identity) {
        return ended.getIfPresent(name(identity)) != null;
    }

    private static Name name(Identity identity) {
        return new Name(identity.subject(), identity.claims().get("jti"), identity.issuedAt(), identity.expiresAt());
    }
}
