package dev.gatehouse.refresh;

import dev.gatehouse.SettableTime;
import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.provider.TokenAnswer;
import dev.gatehouse.provider.TokenAnswer.Granted;
import dev.gatehouse.provider.TokenAnswer.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A provider whose refresh tokens work once, without grace: {@code alice.0} becomes {@code alice.1}. A JWT is
 * {@code subject|number|end in milliseconds}.
 */
final class OneTimeProvider implements Exchange {
    private final SettableTime time;
    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Hold> hold = new AtomicReference<>();
    private volatile @Nullable TokenAnswer fixedAnswer;
    private volatile Duration jwtLife = Duration.ofHours(1);
    private volatile TokenState verdict = new TokenState.Absent();

    OneTimeProvider(SettableTime time) {
        this.time = time;
    }

    /** The next exchange, which does not answer before it is let go. */
    static final class Hold {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        void awaitEntered() throws InterruptedException {
            if (!entered.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody asked the provider");
            }
        }

        void release() {
            released.countDown();
        }
    }

    String login(String subject) {
        String refreshToken = subject + ".0";
        good.add(refreshToken);
        return refreshToken;
    }

    Hold holdNext() {
        Hold next = new Hold();
        hold.set(next);
        return next;
    }

    /** Answers this to everyone from now on; null: as the tokens deserve. */
    void answer(@Nullable TokenAnswer answer) {
        fixedAnswer = answer;
    }

    void jwtLife(Duration life) {
        jwtLife = life;
    }

    /** What every JWT is found to be from now on; absent: what it says. */
    void verdict(TokenState state) {
        verdict = state;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public TokenAnswer exchange(String refreshToken) {
        asked.add(refreshToken);
        TokenAnswer answer = answerTo(refreshToken);
        Hold held = hold.getAndSet(null);
        if (held != null) {
            held.entered.countDown();
            try {
                held.released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return answer;
    }

    private TokenAnswer answerTo(String refreshToken) {
        TokenAnswer fixed = fixedAnswer;
        if (fixed != null) {
            return fixed;
        }
        if (!good.remove(refreshToken)) {
            return new Refused("invalid_grant", "refresh_token_not_found");
        }
        int dot = refreshToken.indexOf('.');
        String subject = refreshToken.substring(0, dot);
        int next = Integer.parseInt(refreshToken.substring(dot + 1)) + 1;
        good.add(subject + "." + next);
        return new Granted(jwt(subject, next), subject + "." + next, null);
    }

    /** A JWT issued now. */
    String jwt(String subject, int number) {
        return subject + "|" + number + "|" + time.instant().plus(jwtLife).toEpochMilli();
    }

    TokenState verify(Tokens tokens) {
        if (!(verdict instanceof TokenState.Absent)) {
            return verdict;
        }
        String[] parts = tokens.jwt().split("\\|", -1);
        Instant end = Instant.ofEpochMilli(Long.parseLong(parts[2]));
        Identity identity = new Identity(parts[0], parts[0], Set.of(), Map.of("n", parts[1]), Instant.EPOCH, end);
        return time.instant().isBefore(end) ? new TokenState.Valid(identity) : new TokenState.Expired(identity);
    }
}
