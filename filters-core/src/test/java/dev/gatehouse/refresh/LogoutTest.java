package dev.gatehouse.refresh;

import static dev.gatehouse.refresh.Nodes.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.RefreshOutcome;
import dev.gatehouse.decision.RefreshOutcome.Refused;
import dev.gatehouse.decision.RefreshOutcome.Renewed;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.provider.TokenAnswer.Granted;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Refresh never revives a login that is being ended. */
@Timeout(20)
class LogoutTest {
    private final Nodes nodes = new Nodes();
    private final OneTimeProvider provider = nodes.provider;
    private final Refresher refresher = nodes.node();
    private final Refresher other = nodes.node();

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void anEndedTokenIsRefusedForTenMinutesWithoutAsking() {
        String token = provider.login("alice");
        assertThat(refresher.end(token).successors()).isEmpty();

        nodes.time.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(refresh(token)).isEqualTo(new Refused());
        assertThat(other.refresh(token, null, null, LONG)).isEqualTo(new Refused());
        assertThat(provider.asked()).isEmpty();

        nodes.time.advance(Duration.ofMillis(1));
        assertThat(refresh(token)).isInstanceOf(Renewed.class);
    }

    @Test
    void whoEndsASpentTokenLearnsItsSuccessorsAndEndsThemToo() {
        provider.login("alice");
        Tokens first = ((Renewed) refresh("alice.0")).tokens();
        Tokens second = ((Renewed) refresh("alice.1")).tokens();

        assertThat(refresher.end("alice.0").successors()).containsExactly(first, second);

        for (String token : new String[] {"alice.0", "alice.1", "alice.2"}) {
            assertThat(refresh(token)).as(token).isEqualTo(new Refused());
        }
        assertThat(provider.asked()).hasSize(2);
    }

    @Test
    void whoComesLateWithTheTokenBeforeTheEndedOneIsRefused() {
        provider.login("alice");
        refresh("alice.0");

        refresher.end("alice.1");

        assertThat(refresh("alice.0")).isEqualTo(new Refused());
        assertThat(provider.asked()).hasSize(1);
    }

    /** Refresh during logout revives the login elsewhere. */
    @Test
    void tokensOfAnExchangeUnderWayGoToNobody() throws Exception {
        String token = provider.login("alice");
        OneTimeProvider.Hold hold = provider.holdNext();
        Future<RefreshOutcome> underWay = nodes.request(refresher, token);
        hold.awaitEntered();
        Future<RefreshOutcome> onTheOtherNode = nodes.request(other, token);
        nodes.store.awaitWatch();

        assertThat(other.end(token).successors()).isEmpty();
        hold.release();

        assertThat(underWay.get()).isEqualTo(new Refused());
        assertThat(onTheOtherNode.get()).isEqualTo(new Refused());
        assertThat(nodes.orphaned).containsExactly(new Tokens(provider.jwt("alice", 1), "alice.1", null));
        assertThat(refresh(token)).isEqualTo(new Refused());
    }

    @Test
    void aRefusalDoesNotTakeThePlaceOfTheEnd() throws Exception {
        OneTimeProvider.Hold hold = provider.holdNext();
        Future<RefreshOutcome> underWay = nodes.request(refresher, "unknown.0");
        hold.awaitEntered();
        refresher.end("unknown.0");
        hold.release();

        assertThat(underWay.get()).isEqualTo(new Refused());
        assertThat(nodes.orphaned).isEmpty();
    }

    @Test
    void aRefusedTokenCanBeEnded() {
        refresh("unknown.0");

        assertThat(refresher.end("unknown.0").successors()).isEmpty();
        assertThat(refresh("unknown.0")).isEqualTo(new Refused());
    }

    @Test
    void endingTwiceIsEndingOnce() {
        provider.login("alice");
        refresh("alice.0");

        assertThat(refresher.end("alice.0").successors()).hasSize(1);
        assertThat(refresher.end("alice.0").successors()).isEmpty();
    }

    @Test
    void aReusableTokenIsItsOwnSuccessorAndEndedOnce() {
        provider.answer(new Granted(provider.jwt("alice", 1), "reusable.0", null));
        Tokens tokens = ((Renewed) refresh("reusable.0")).tokens();

        assertThat(refresher.end("reusable.0").successors()).containsExactly(tokens);
        assertThat(refresh("reusable.0")).isEqualTo(new Refused());
    }

    @Test
    void otherLoginsOfTheSameUserGoOn() {
        provider.login("alice");
        String elsewhere = provider.login("alice2");
        refresher.end("alice.0");

        assertThat(refresh(elsewhere)).isInstanceOf(Renewed.class);
    }

    private RefreshOutcome refresh(String refreshToken) {
        return refresher.refresh(refreshToken, null, null, LONG);
    }
}
