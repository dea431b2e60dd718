package dev.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credentials.CookieAttributes;
import dev.gatehouse.credentials.CookieHeader;
import dev.gatehouse.credentials.ResponseCookies;
import dev.gatehouse.settings.CookieSettings.SameSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsTest {
    private final Rounds rounds = new Rounds("app");
    private String kept = "";
    private final ResponseCookies response = new ResponseCookies(
            new CookieAttributes("/", null, true, SameSite.LAX), line -> kept = line.substring(0, line.indexOf(';')));

    @Test
    void theSecondLoginInARowThatWasNotKeptIsALoop() {
        assertThat(rounds.isLoop(sent())).isFalse();
        rounds.finished(sent(), response);
        assertThat(rounds.isLoop(sent())).isFalse();
        rounds.finished(sent(), response);
        assertThat(rounds.isLoop(sent())).isTrue();
    }

    @Test
    void aBrowserThatCameBackStartsAnew() {
        rounds.finished(sent(), response);
        rounds.cameBack(sent(), response);
        rounds.finished(sent(), response);

        assertThat(rounds.isLoop(sent())).isFalse();
    }

    @Test
    void nothingIsWrittenWhileNothingIsCounted() {
        rounds.cameBack(sent(), response);

        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.rounds=", "app.rounds=-1", "app.rounds=99", "app.rounds=x", "app.rounds=\u0663"})
    void aCountThatIsNoneIsNone(String hostile) {
        assertThat(rounds.isLoop(CookieHeader.of(List.of(hostile)))).isFalse();
    }

    private CookieHeader sent() {
        return CookieHeader.of(List.of(kept));
    }
}
