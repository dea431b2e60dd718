package dev.gatehouse.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SettableTime;
import dev.gatehouse.decision.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndedLoginsTest {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final SettableTime time = new SettableTime();
    private final Instant start = time.instant();
    private final EndedLogins logins = new EndedLogins(time, SKEW, LONGEST);

    @Test
    void theEndOfASessionIsThatOfNoOther() {
        logins.endSession("s-1");

        assertThat(logins.isEnded(alice(0, Map.of("sid", "s-1")))).isTrue();
        assertThat(logins.isEnded(alice(0, Map.of("sid", "s-2")))).isFalse();
        assertThat(logins.isEnded(alice(0, Map.of()))).isFalse();
        assertThat(logins.isEnded(alice(0, Map.of("sid", 1L)))).isFalse();
    }

    /** Both are written in whole seconds, so within one nobody can tell which came first. */
    @ParameterizedTest
    @CsvSource({"-1,true", "0,true", "1,false"})
    void theEndOfAUserIsThatOfAllLoginsUntilThen(long seconds, boolean ended) {
        logins.endAll("alice", start);

        assertThat(logins.isEnded(alice(seconds, Map.of("sid", "any")))).isEqualTo(ended);
        assertThat(logins.isEnded(user("bob", seconds, Map.of()))).isFalse();
    }

    @Test
    void anOlderEndTakesNothingBack() {
        logins.endAll("alice", start);
        logins.endAll("alice", start.minusSeconds(60));

        assertThat(logins.isEnded(alice(0, Map.of()))).isTrue();
    }

    @Test
    void aTokenWithoutADateBeganBeforeAnyEnd() {
        Identity undated = new Identity("alice", "alice", Set.of(), Map.of(), Instant.EPOCH, start.plus(TOKEN_LIFE));
        assertThat(logins.isEnded(undated)).isFalse();

        logins.endAll("alice", start);

        assertThat(logins.isEnded(undated)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "0,false", "1,false"})
    void anEndIsRememberedAsLongAsALoginMayGoOn(long millis, boolean remembered) {
        logins.endAll("alice", start);
        logins.endSession("s-1");
        time.set(start.plus(LONGEST).plusMillis(millis));

        assertThat(logins.isEnded(alice(-1, Map.of()))).isEqualTo(remembered);
        assertThat(logins.isEnded(user("bob", -1, Map.of("sid", "s-1")))).isEqualTo(remembered);
    }

    @Test
    void aTokenIsEndedOnce() {
        Identity one = alice(0, Map.of("jti", "t-1"));
        Identity other = alice(0, Map.of("jti", "t-2"));

        assertThat(logins.end(one)).isTrue();
        assertThat(logins.end(one)).isFalse();
        assertThat(logins.isEnded(one)).isTrue();
        assertThat(logins.isEnded(other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "0,false", "1,false"})
    void anEndedTokenIsForgottenWhenItHasExpiredItself(long millis, boolean remembered) {
        Identity one = alice(0, Map.of("jti", "t-1"));
        logins.end(one);
        time.set(one.expiresAt().plus(SKEW).plusMillis(millis));

        assertThat(logins.isEnded(one)).isEqualTo(remembered);
    }

    @Test
    void aRefreshedTokenOfAnEndedSessionIsEnded() {
        logins.endSession("s-1");
        Identity before = alice(-60, Map.of("sid", "s-1"));

        assertThat(logins.isEnded(alice(60, Map.of("sid", "s-1")), null)).isTrue();
        assertThat(logins.isEnded(alice(60, Map.of("sid", "s-1")), before)).isTrue();
        assertThat(logins.isEnded(alice(60, Map.of("sid", "s-2")), null)).isFalse();
    }

    /** The refresh token of a login that has ended, brought without its JWT. */
    @ParameterizedTest
    @CsvSource({"-1,true", "0,true", "1,false"})
    void aRefreshedTokenIsAsOldAsItsAuthentication(long seconds, boolean ended) {
        logins.endAll("alice", start);
        long authenticated = start.getEpochSecond() + seconds;

        assertThat(logins.isEnded(alice(60, Map.of("auth_time", authenticated)), null))
                .isEqualTo(ended);
    }

    /** A user whom the provider still knew needed no authentication to log in again. */
    @ParameterizedTest
    @CsvSource({"-1,true", "0,true", "1,false"})
    void aRefreshedTokenIsAsOldAsTheOneBeforeIt(long seconds, boolean ended) {
        logins.endAll("alice", start);
        Map<String, Object> login = Map.of("sid", "s-1", "auth_time", start.getEpochSecond() - 600);

        assertThat(logins.isEnded(alice(60, login), alice(seconds, login))).isEqualTo(ended);
    }

    @Test
    void theTokenOfAnotherLoginOfTheUserVouchesForNoRefreshToken() {
        logins.endAll("alice", start);
        Identity stolen = alice(60, Map.of("sid", "s-1", "auth_time", start.getEpochSecond() - 600));

        assertThat(logins.isEnded(stolen, alice(30, Map.of("sid", "s-2")))).isTrue();
    }

    @Test
    void aRefreshOfUnknownAgeBeganBeforeAnyEnd() {
        Identity unknown = alice(60, Map.of());
        Identity nonsense = alice(60, Map.of("auth_time", "yesterday"));
        assertThat(logins.isEnded(unknown, null)).isFalse();

        logins.endAll("alice", start);

        assertThat(logins.isEnded(unknown, null)).isTrue();
        assertThat(logins.isEnded(nonsense, null)).isTrue();
        assertThat(logins.isEnded(alice(60, Map.of("auth_time", Long.MIN_VALUE)), null))
                .isTrue();
        assertThat(logins.isEnded(alice(60, Map.of("auth_time", Long.MAX_VALUE)), null))
                .isFalse();
    }

    private Identity alice(long issuedAfterStart, Map<String, Object> claims) {
        return user("alice", issuedAfterStart, claims);
    }

    private Identity user(String subject, long issuedAfterStart, Map<String, Object> claims) {
        Instant issuedAt = start.plusSeconds(issuedAfterStart);
        return new Identity(subject, subject, Set.of(), claims, issuedAt, issuedAt.plus(TOKEN_LIFE));
    }
}
