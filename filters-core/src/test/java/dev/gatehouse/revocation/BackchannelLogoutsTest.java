package dev.gatehouse.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SettableTime;
import dev.gatehouse.decision.Identity;
import dev.gatehouse.store.MemoryStore;
import dev.gatehouse.store.SharedStore;
import dev.gatehouse.token.LogoutTokenCheck.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackchannelLogoutsTest {
    private final SettableTime time = new SettableTime();
    private final Instant start = time.instant();
    private final SharedStore store = new MemoryStore(time);
    private final EndedLogins logins = new EndedLogins(time, Duration.ZERO, Duration.ofHours(12));
    private final BackchannelLogouts logouts = new BackchannelLogouts(logins, store, time);

    @Test
    void aTokenWithBothNamesEndsThatSessionAlone() {
        assertThat(logouts.take(token("j-1", "alice", "s-1"))).isTrue();

        assertThat(isEnded("alice", "s-1")).isTrue();
        assertThat(isEnded("alice", "s-2")).isFalse();
    }

    @Test
    void aTokenWithASessionEndsThat() {
        logouts.take(token("j-1", null, "s-1"));

        assertThat(isEnded("alice", "s-1")).isTrue();
        assertThat(isEnded("alice", "s-2")).isFalse();
    }

    @Test
    void aTokenWithAUserEndsAllOfTheirs() {
        logouts.take(token("j-1", "alice", null));

        assertThat(isEnded("alice", "s-1")).isTrue();
        assertThat(isEnded("alice", "s-2")).isTrue();
        assertThat(isEnded("bob", "s-3")).isFalse();
    }

    @Test
    void aReplayedTokenEndsNothing() {
        logouts.take(token("j-1", null, "s-1"));

        assertThat(logouts.take(token("j-1", null, "s-2"))).isFalse();
        assertThat(isEnded("alice", "s-2")).isFalse();
        assertThat(logouts.take(token("j-2", null, "s-2"))).isTrue();
    }

    @Test
    void aReplayAtAnotherNodeIsKnown() {
        EndedLogins elsewhere = new EndedLogins(time, Duration.ZERO, Duration.ofHours(12));
        logouts.take(token("j-1", null, "s-1"));

        assertThat(new BackchannelLogouts(elsewhere, store, time).take(token("j-1", null, "s-1")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,true", "1,true"})
    void aTokenIsRememberedUntilItHasExpiredItself(long millis, boolean forgotten) {
        Accepted token = token("j-1", null, "s-1");
        logouts.take(token);
        time.set(token.usableUntil().plusMillis(millis));

        Accepted later = new Accepted("j-1", null, "s-1", start, time.instant().plusSeconds(60));
        assertThat(logouts.take(later)).isEqualTo(forgotten);
    }

    private Accepted token(String id, @Nullable String subject, @Nullable String sid) {
        return new Accepted(id, subject, sid, start, start.plusSeconds(150));
    }

    private boolean isEnded(String subject, String sid) {
        return logins.isEnded(
                new Identity(subject, subject, Set.of(), Map.of("sid", sid), start, start.plusSeconds(600)));
    }
}
