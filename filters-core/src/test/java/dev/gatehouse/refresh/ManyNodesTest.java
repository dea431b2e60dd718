package dev.gatehouse.refresh;

import static dev.gatehouse.refresh.Nodes.CLAIM_LIFE;
import static dev.gatehouse.refresh.Nodes.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.RefreshOutcome;
import dev.gatehouse.decision.RefreshOutcome.Refused;
import dev.gatehouse.decision.RefreshOutcome.Renewed;
import dev.gatehouse.decision.RefreshOutcome.Unavailable;
import dev.gatehouse.provider.TokenAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes that share a store. */
@Timeout(30)
class ManyNodesTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Nodes nodes = new Nodes();
    private final OneTimeProvider provider = nodes.provider;
    private final Refresher one = nodes.node();
    private final Refresher other = nodes.node();

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void oneNodeAsksAndTheOtherGetsItsTokens() throws Exception {
        String token = provider.login("alice");
        OneTimeProvider.Hold hold = provider.holdNext();
        Future<RefreshOutcome> first = nodes.request(one, token);
        hold.awaitEntered();
        Future<RefreshOutcome> second = nodes.request(other, token);
        nodes.store.awaitWatch();
        hold.release();

        assertThat(first.get()).isInstanceOf(Renewed.class);
        assertThat(second.get()).isEqualTo(first.get());
        assertThat(provider.asked()).containsExactly(token);
        assertThat(nodes.store.openWatches()).isZero();
    }

    @Test
    void aLateRequestOnAnotherNodeGetsTheSameTokens() {
        String token = provider.login("alice");
        RefreshOutcome first = one.refresh(token, null, null, LONG);

        assertThat(other.refresh(token, null, null, LONG)).isEqualTo(first);
        assertThat(provider.asked()).containsExactly(token);
    }

    @Test
    void manyRequestsOnFourNodesSpendTheTokenOnce() throws Exception {
        String token = provider.login("alice");
        List<Refresher> four = List.of(one, other, nodes.node(), nodes.node());
        CyclicBarrier start = new CyclicBarrier(32);
        List<Future<RefreshOutcome>> requests = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Refresher node = four.get(i % 4);
            requests.add(nodes.threads.submit(() -> {
                start.await();
                return node.refresh(token, null, null, LONG);
            }));
        }
        for (Future<RefreshOutcome> request : requests) {
            assertThat(request.get()).isEqualTo(requests.get(0).get()).isInstanceOf(Renewed.class);
        }
        assertThat(provider.asked()).containsExactly(token);
    }

    @Test
    void afterAPassingFaultTheNodeThatWaitedAsksByItself() throws Exception {
        String token = provider.login("alice");
        provider.answer(new TokenAnswer.Unavailable(Duration.ofSeconds(7), "status 503"));
        OneTimeProvider.Hold hold = provider.holdNext();
        Future<RefreshOutcome> first = nodes.request(one, token);
        hold.awaitEntered();
        Future<RefreshOutcome> second = nodes.request(other, token);
        nodes.store.awaitWatch();
        provider.answer(null);
        hold.release();

        assertThat(first.get()).isEqualTo(new Unavailable(Duration.ofSeconds(7)));
        assertThat(second.get()).isInstanceOf(Renewed.class);
    }

    /** A node that dies while holding the claim loses it by time-out, which no slow provider outlives. */
    @Test
    void theClaimOfADeadNodeIsTakenOverWhenItEnds() throws Exception {
        String token = provider.login("alice");
        OneTimeProvider.Hold dead = provider.holdNext();
        one.refresh("nobody.0", null, null, Duration.ZERO);
        dead.awaitEntered();
        claim(token);

        nodes.time.advance(CLAIM_LIFE.minusMillis(1));
        assertThat(other.refresh(token, null, null, SHORT)).isInstanceOf(Unavailable.class);
        assertThat(provider.asked()).containsExactly("nobody.0");

        nodes.time.advance(Duration.ofMillis(1));
        assertThat(other.refresh(token, null, null, LONG)).isInstanceOf(Renewed.class);
        assertThat(provider.asked()).containsExactly("nobody.0", token);
    }

    /** What a node leaves that is killed in the middle of its exchange. */
    private void claim(String token) {
        nodes.store.put(new SpentToken(token).claimKey(), new byte[16], CLAIM_LIFE);
    }

    @Test
    void aClaimOutlivesTwoRequestTimeOuts() throws Exception {
        String token = provider.login("alice");
        OneTimeProvider.Hold hold = provider.holdNext();
        Future<RefreshOutcome> slow = nodes.request(one, token);
        hold.awaitEntered();
        nodes.time.advance(Nodes.REQUEST_TIMEOUT.multipliedBy(2));

        assertThat(other.refresh(token, null, null, SHORT)).isInstanceOf(Unavailable.class);
        hold.release();
        assertThat(slow.get()).isInstanceOf(Renewed.class);
        assertThat(provider.asked()).containsExactly(token);
    }

    @Test
    void tokensOfANodeThatLostItsClaimStandOverTheRefusalOfTheNext() throws Exception {
        String token = provider.login("alice");
        OneTimeProvider.Hold stalled = provider.holdNext();
        Future<RefreshOutcome> slow = nodes.request(one, token);
        stalled.awaitEntered();
        nodes.time.advance(CLAIM_LIFE);

        assertThat(other.refresh(token, null, null, LONG)).isEqualTo(new Refused());
        stalled.release();
        assertThat(slow.get()).isInstanceOf(Renewed.class);
        assertThat(other.refresh(token, null, null, LONG)).isEqualTo(slow.get());
    }

    @Test
    void aRefusalThatComesAfterTheTokensGivesTheTokens() throws Exception {
        String token = provider.login("alice");
        OneTimeProvider.Hold stalled = provider.holdNext();
        Future<RefreshOutcome> winner = nodes.request(one, token);
        stalled.awaitEntered();
        nodes.time.advance(CLAIM_LIFE);
        OneTimeProvider.Hold refusal = provider.holdNext();
        Future<RefreshOutcome> loser = nodes.request(other, token);
        refusal.awaitEntered();

        stalled.release();
        assertThat(winner.get()).isInstanceOf(Renewed.class);
        refusal.release();
        assertThat(loser.get()).isEqualTo(winner.get());
    }

    @Test
    void oneWhoLostItsClaimDoesNotRemoveTheNextOnes() throws Exception {
        String token = provider.login("alice");
        provider.answer(new TokenAnswer.Unavailable(Duration.ofSeconds(7), "status 503"));
        OneTimeProvider.Hold stalled = provider.holdNext();
        Future<RefreshOutcome> first = nodes.request(one, token);
        stalled.awaitEntered();
        nodes.time.advance(CLAIM_LIFE);
        provider.answer(null);
        OneTimeProvider.Hold holder = provider.holdNext();
        Future<RefreshOutcome> second = nodes.request(other, token);
        holder.awaitEntered();
        stalled.release();
        assertThat(first.get()).isInstanceOf(Unavailable.class);

        assertThat(nodes.node().refresh(token, null, null, SHORT)).isInstanceOf(Unavailable.class);
        holder.release();
        assertThat(second.get()).isInstanceOf(Renewed.class);
        assertThat(provider.asked()).containsExactly(token, token);
    }
}
