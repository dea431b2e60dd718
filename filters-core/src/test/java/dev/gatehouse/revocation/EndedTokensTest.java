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

class EndedTokensTest {
    private static final Duration AFTER_END = Duration.ofHours(12);

    private final SettableTime time = new SettableTime();
    private final Instant login = time.instant();
    private final Instant end = login.plusSeconds(600);
    private final EndedTokens ended = new EndedTokens(time, AFTER_END);

    @ParameterizedTest
    @CsvSource({"-1,true", "0,false", "1,false"})
    void anEndedTokenIsRememberedForAsLongAsItMayBeAccepted(long seconds, boolean remembered) {
        ended.end(identity("jwt-1", end));
        time.set(end.plus(AFTER_END).plusSeconds(seconds));

        assertThat(ended.isEnded(identity("jwt-1", end))).isEqualTo(remembered);
    }

    @Test
    void theSessionThatATokenBeganEndsWithIt() {
        ended.end(identity("jwt-1", end));

        assertThat(ended.isEnded(identity("jwt-1", login.plus(AFTER_END)))).isTrue();
    }

    @Test
    void anotherLoginOfTheSameUserGoesOn() {
        ended.end(identity("jwt-1", end));

        assertThat(ended.isEnded(identity("jwt-2", end))).isFalse();
    }

    private Identity identity(String id, Instant expiresAt) {
        Map<String, Object> claims = Map.of("jti", id, "exp", end.getEpochSecond());
        return new Identity("alice", "alice", Set.of(), claims, login, expiresAt);
    }
}
