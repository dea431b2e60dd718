package dev.gatehouse.demo.idp.session;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.ExpirationPolicy;
import dev.gatehouse.demo.idp.model.JwtConfiguration;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The refresh tokens and SSO sessions that are alive. One lock guards them all, so that of two who bring the same
 * one-time token at once exactly one is served.
 */
public final class RefreshTokens {
    private static final int SPENT_REMEMBERED = 100_000;

    private final Directory directory;
    private final InstantSource time;
    private final Map<UUID, RefreshToken> byId = new LinkedHashMap<>();
    private final Map<String, UUID> byValue = new HashMap<>();
    private final Map<String, Spent> spent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Spent> eldest) {
            return size() > SPENT_REMEMBERED;
        }
    };

    private record Spent(UUID id, Instant at) {}

    /** No tokens yet; policies are looked up in the directory at each use. */
    public RefreshTokens(Directory directory, InstantSource time) {
        this.directory = directory;
        this.time = time;
    }

    /** Keeps a token that was just made. */
    public synchronized void add(RefreshToken token) {
        byId.values().removeIf(this::isDead);
        byValue.values().retainAll(byId.keySet());
        byId.put(token.id(), token);
        byValue.put(token.token(), token.id());
    }

    /** The live token of this current value; looking changes nothing. */
    public synchronized Optional<RefreshToken> find(@Nullable String value) {
        return Optional.ofNullable(byValue.get(value)).flatMap(this::byId);
    }

    /** The live token of this id. */
    public synchronized Optional<RefreshToken> byId(UUID id) {
        return Optional.ofNullable(byId.get(id)).filter(token -> !isDead(token));
    }

    /** The live tokens a condition holds for, oldest first. */
    public synchronized List<RefreshToken> where(Predicate<RefreshToken> condition) {
        return byId.values().stream()
                .filter(token -> !isDead(token))
                .filter(condition)
                .toList();
    }

    /**
     * Uses a token for a refresh: spends it under one-time use, prolongs it under a sliding policy.
     *
     * @return the token with the value that is current from now on; for a spent one within its grace the current one,
     *     unchanged; empty where the token is unknown, expired, revoked, or spent for longer
     */
    public synchronized Optional<RefreshToken> use(String value) {
        Spent before = spent.get(value);
        if (before != null) {
            return reuse(before);
        }
        return find(value).map(token -> {
            JwtConfiguration policy = policyOf(token);
            RefreshToken used = policy.refreshTokenExpirationPolicy() == ExpirationPolicy.FIXED
                    ? token
                    : token.startedAt(time.instant());
            if (policy.refreshTokenUsagePolicy() == UsagePolicy.ONE_TIME) {
                used = used.withToken(RandomText.refreshToken());
                spent.put(value, new Spent(token.id(), time.instant()));
                byValue.remove(value);
                byValue.put(used.token(), used.id());
            }
            byId.put(used.id(), used);
            return used;
        });
    }

    /** Replaces a live token by what is the same with another state; nothing happens where it is gone. */
    synchronized void replace(RefreshToken token) {
        byId.computeIfPresent(token.id(), (id, old) -> token);
    }

    /**
     * Revokes every token a condition holds for.
     *
     * @return what was revoked, oldest first
     */
    public synchronized List<RefreshToken> revokeWhere(Predicate<RefreshToken> condition) {
        List<RefreshToken> revoked = new ArrayList<>(where(condition));
        for (RefreshToken token : revoked) {
            byId.remove(token.id());
            byValue.remove(token.token());
        }
        return revoked;
    }

    /** When a token ends unless it is used before. */
    public Instant endOf(RefreshToken token) {
        if (token.isSsoSession()) {
            return token.startInstant()
                    .plus(directory
                            .tenant(token.tenantId())
                            .map(Tenant::ssoIdle)
                            .orElse(Duration.ZERO));
        }
        JwtConfiguration policy = policyOf(token);
        Instant end = token.startInstant().plus(policy.refreshTokenLife());
        if (policy.refreshTokenExpirationPolicy() != ExpirationPolicy.SLIDING_WINDOW_WITH_MAXIMUM) {
            return end;
        }
        Instant last = token.insertInstant()
                .plus(Duration.ofMinutes(
                        policy.refreshTokenSlidingWindowConfiguration().maximumTimeToLiveInMinutes()));
        return end.isBefore(last) ? end : last;
    }

    private Optional<RefreshToken> reuse(Spent before) {
        Optional<RefreshToken> current = byId(before.id());
        boolean inGrace = current.map(token -> before.at().plus(policyOf(token).grace()))
                .filter(end -> time.instant().isBefore(end))
                .isPresent();
        if (inGrace) {
            return current;
        }
        current.filter(this::isRevokedOnReuse)
                .ifPresent(token -> revokeWhere(other -> other.id().equals(token.id())));
        return Optional.empty();
    }

    private boolean isRevokedOnReuse(RefreshToken token) {
        return directory
                .tenant(token.tenantId())
                .map(tenant -> tenant.jwtConfiguration().refreshTokenRevocationPolicy())
                .filter(JwtConfiguration.RevocationPolicy::onOneTimeTokenReuse)
                .isPresent();
    }

    private boolean isDead(RefreshToken token) {
        return !time.instant().isBefore(endOf(token));
    }

    private JwtConfiguration policyOf(RefreshToken token) {
        return Optional.ofNullable(token.applicationId())
                .flatMap(directory::application)
                .map(directory::tokenSettings)
                .orElse(JwtConfiguration.DEFAULT);
    }

    /** The application a token belongs to; empty for an SSO session. */
    public Optional<Application> applicationOf(RefreshToken token) {
        return Optional.ofNullable(token.applicationId()).flatMap(directory::application);
    }
}
