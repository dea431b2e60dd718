package dev.gatehouse.token;

import static dev.gatehouse.token.Bench.NOW;
import static dev.gatehouse.token.Bench.accessToken;
import static dev.gatehouse.token.Bench.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.TokenState.UnknownKey;
import dev.gatehouse.decision.TokenState.Unverifiable;
import dev.gatehouse.decision.TokenState.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When keys are fetched, how long they count, and what is said while they are out of reach. */
@Timeout(20)
class KeySetsTest {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final String TOKEN = token(TestKey.RSA, claims -> claims.put("exp", far()));
    private static final String NEW_TOKEN = token(TestKey.OTHER_RSA, claims -> claims.put("exp", far()));

    private final Bench bench = new Bench();
    private int strangers;

    KeySetsTest() {
        // Each verification asks for the keys anew.
        bench.cacheSize = 0;
    }

    @Test
    void theFirstTokenLoadsTheKeysAndTheNextUsesThem() {
        bench.verifier();
        assertThat(bench.provider.keyFetches).hasValue(0);

        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);

        assertThat(bench.provider.keyFetches).hasValue(1);
        assertThat(bench.background).isEmpty();
    }

    /** The provider is down when the application starts. */
    @Test
    void aFailedFirstLoadIsTriedAgainAfterOneSecondDoublingToThirty() {
        bench.provider.away = true;
        assertThat(bench.verify(TOKEN)).isInstanceOf(Unverifiable.class);
        int fetches = 1;

        for (int pause : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            bench.time.pass(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(bench.verify(TOKEN)).isInstanceOf(Unverifiable.class);
            assertThat(bench.provider.keyFetches).as("just before %s s", pause).hasValue(fetches);
            bench.time.pass(Duration.ofMillis(1));
            assertThat(bench.verify(TOKEN)).isInstanceOf(Unverifiable.class);
            assertThat(bench.provider.keyFetches).as("at %s s", pause).hasValue(++fetches);
        }
        bench.provider.away = false;
        bench.time.pass(Duration.ofSeconds(30));
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
    }

    @Test
    void afterASuccessThePauseIsShortAgain() {
        bench.provider.away = true;
        bench.verify(TOKEN);
        bench.time.pass(Duration.ofSeconds(1));
        bench.verify(TOKEN);
        bench.provider.away = false;
        bench.time.pass(Duration.ofSeconds(2));
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);

        bench.provider.away = true;
        bench.time.pass(KEPT);
        assertThat(bench.verify(TOKEN)).isInstanceOf(Unverifiable.class);
        bench.provider.away = false;
        bench.time.pass(Duration.ofSeconds(1));
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
    }

    @Test
    void aSetOlderThanFiveMinutesIsFetchedAgainInTheBackground() {
        bench.verify(TOKEN);

        bench.time.set(NOW.plus(FRESH).minusMillis(1));
        bench.verify(TOKEN);
        assertThat(bench.background).isEmpty();
        bench.time.set(NOW.plus(FRESH));
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
        assertThat(bench.background).as("asked for once").hasSize(1);
        assertThat(bench.provider.keyFetches).as("nobody waits for it").hasValue(1);

        bench.runBackground();
        assertThat(bench.provider.keyFetches).hasValue(2);
        bench.verify(TOKEN);
        assertThat(bench.background).isEmpty();
    }

    @Test
    void aBackgroundFetchThatFailsOrIsForgottenIsAskedForAgainAfterThirtySeconds() {
        bench.verify(TOKEN);
        bench.time.pass(FRESH);
        bench.verify(TOKEN);
        bench.background.clear();

        bench.time.pass(Duration.ofSeconds(30).minusMillis(1));
        bench.verify(TOKEN);
        assertThat(bench.background).isEmpty();
        bench.time.pass(Duration.ofMillis(1));
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
        assertThat(bench.background).hasSize(1);
    }

    @Test
    void anExecutorThatRefusesCostsNobodyTheLogin() {
        KeySets keySets = new KeySets(
                bench.provider,
                task -> {
                    throw new RejectedExecutionException();
                },
                bench.time);
        keySets.refetch();

        assertThat(keySets.known(NOW)).isNull();
    }

    /** A failed key reload replaces good keys with an empty map (Curity). */
    @Test
    void theLastGoodSetCountsThroughAnOutageOfUpToADay() {
        bench.verify(TOKEN);
        for (String nonsense : new String[] {"<html>busy</html>", "{}", "[]", "{\"keys\":7}", ""}) {
            bench.provider.keySet = nonsense;
            bench.time.pass(FRESH);
            assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
            bench.runBackground();
        }
        assertThat(bench.provider.keyFetches).hasValueGreaterThan(5);

        bench.time.set(NOW.plus(KEPT).minusMillis(1));
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
        bench.time.set(NOW.plus(KEPT));
        assertThat(bench.verify(TOKEN)).isInstanceOf(Unverifiable.class);
        bench.time.set(NOW.plus(KEPT).plusMillis(1));
        assertThat(bench.verify(TOKEN)).isInstanceOf(Unverifiable.class);
    }

    @Test
    void aWithdrawnKeyDiesWithTheNextGoodSet() {
        bench.verify(TOKEN);
        bench.provider.publish(TestKey.OTHER_RSA);
        bench.time.pass(FRESH);
        bench.verify(TOKEN);
        bench.runBackground();

        assertThat(bench.verify(TOKEN)).isNotInstanceOf(Valid.class);
        assertThat(bench.verify(NEW_TOKEN)).isInstanceOf(Valid.class);
    }

    @Test
    void anEmptySetWithdrawsEveryKey() {
        bench.verify(TOKEN);
        bench.provider.keySet = "{\"keys\":[]}";
        bench.verifier().refetchKeys();
        bench.runBackground();

        assertThat(bench.verify(TOKEN)).isInstanceOf(UnknownKey.class);
    }

    @Test
    void aNewKeyIsFetchedAtOnce() {
        bench.verify(TOKEN);
        bench.provider.publish(TestKey.RSA, TestKey.OTHER_RSA);

        assertThat(bench.verify(NEW_TOKEN)).isInstanceOf(Valid.class);
        assertThat(bench.provider.keyFetches).hasValue(2);
    }

    @Test
    void aKeyIsUnknownOnlyAfterAFetchNewerThanTheTokensFirstSight() {
        bench.verify(TOKEN);

        assertThat(bench.verify(NEW_TOKEN)).as("fetched for it, and not there").isInstanceOf(UnknownKey.class);
        assertThat(bench.verify(stranger())).as("no fetch newer than this one").isInstanceOf(Unverifiable.class);
        assertThat(bench.verify(NEW_TOKEN)).as("still settled").isInstanceOf(UnknownKey.class);
        assertThat(bench.provider.keyFetches).hasValue(2);
    }

    @Test
    void theFirstLoadSettlesTheTokenThatCausedIt() {
        assertThat(bench.verify(NEW_TOKEN)).isInstanceOf(UnknownKey.class);
        assertThat(bench.provider.keyFetches).hasValue(1);
    }

    @Test
    void unknownKeysFetchAtMostOnceInThirtySeconds() {
        bench.verify(TOKEN);
        bench.verify(stranger());
        String held = stranger();

        bench.time.pass(Duration.ofSeconds(30).minusMillis(1));
        assertThat(bench.verify(held)).isInstanceOf(Unverifiable.class);
        assertThat(bench.provider.keyFetches).hasValue(2);
        bench.time.pass(Duration.ofMillis(1));
        assertThat(bench.verify(held)).isInstanceOf(UnknownKey.class);
        assertThat(bench.provider.keyFetches).hasValue(3);
    }

    /** Unknown-kid flood: throttle without starving a real rotation. */
    @Test
    void aFloodOfUnknownKeysDoesNotHideARotation() {
        bench.verify(TOKEN);
        flood(500);
        bench.provider.publish(TestKey.RSA, TestKey.OTHER_RSA);
        assertThat(bench.verify(NEW_TOKEN)).isInstanceOf(Unverifiable.class);
        flood(500);
        assertThat(bench.provider.keyFetches).hasValue(2);

        bench.time.pass(Duration.ofSeconds(30));
        flood(1);
        assertThat(bench.verify(NEW_TOKEN)).isInstanceOf(Valid.class);
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
        assertThat(bench.provider.keyFetches).hasValue(3);
    }

    @Test
    void aFetchForAnUnknownKeyThatFailsSettlesNothing() {
        bench.verify(TOKEN);
        bench.provider.away = true;
        assertThat(bench.verify(NEW_TOKEN)).isInstanceOf(Unverifiable.class);
        assertThat(bench.verify(NEW_TOKEN)).isInstanceOf(Unverifiable.class);
        assertThat(bench.provider.keyFetches).hasValue(2);
        assertThat(bench.verify(TOKEN)).as("the old keys are kept").isInstanceOf(Valid.class);

        bench.provider.away = false;
        bench.time.pass(Duration.ofSeconds(30));
        assertThat(bench.verify(NEW_TOKEN)).isInstanceOf(UnknownKey.class);
    }

    /** What is wrong by its looks must not spend the one fetch. */
    @Test
    void aTokenForSomeoneElseCostsNoFetch() {
        bench.verify(TOKEN);
        bench.verify(token(TestKey.OTHER_RSA, claims -> claims.put("aud", "forums")));
        bench.verify(token(TestKey.OTHER_RSA, claims -> claims.put("iss", "evil.example")));

        assertThat(bench.provider.keyFetches).hasValue(1);
    }

    @Test
    void aClockSetBackHoldsNothingUp() {
        bench.verify(TOKEN);
        bench.verify(stranger());
        bench.provider.publish(TestKey.RSA, TestKey.OTHER_RSA);

        bench.time.set(NOW.minus(Duration.ofHours(2)));
        assertThat(bench.verify(NEW_TOKEN)).isInstanceOf(Valid.class);
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
    }

    @Test
    void aKnownChangeIsFetchedInTheBackgroundUntilItSucceeds() {
        bench.verify(TOKEN);
        bench.provider.publish(TestKey.OTHER_RSA);
        bench.provider.away = true;
        bench.verifier().refetchKeys();
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
        bench.runBackground();
        assertThat(bench.verify(TOKEN)).as("kept, since the fetch failed").isInstanceOf(Valid.class);

        bench.provider.away = false;
        bench.time.pass(Duration.ofSeconds(30));
        bench.verify(TOKEN);
        bench.runBackground();
        assertThat(bench.verify(TOKEN)).isNotInstanceOf(Valid.class);
        assertThat(bench.verify(NEW_TOKEN)).isInstanceOf(Valid.class);
    }

    @Test
    void manyWhoNeedTheFirstLoadShareOneFetch() throws Exception {
        List<TokenState> states = allAtOnce(16, TOKEN);

        assertThat(states).hasOnlyElementsOfType(Valid.class);
        assertThat(bench.provider.keyFetches).hasValue(1);
    }

    @Test
    void manyWhoShareAFailedLoadDoNotEachTryAgain() throws Exception {
        bench.provider.away = true;

        assertThat(allAtOnce(16, TOKEN)).hasOnlyElementsOfType(Unverifiable.class);
        assertThat(bench.provider.keyFetches).hasValue(1);
    }

    @Test
    void manyWithANewKeyShareOneFetch() throws Exception {
        bench.verify(TOKEN);
        bench.provider.publish(TestKey.RSA, TestKey.OTHER_RSA);

        assertThat(allAtOnce(16, NEW_TOKEN)).hasOnlyElementsOfType(Valid.class);
        assertThat(bench.provider.keyFetches).hasValue(2);
    }

    @Test
    void manyWithAWithdrawnKeyShareOneFetchAndAreAllTold() throws Exception {
        bench.verify(TOKEN);

        assertThat(allAtOnce(16, NEW_TOKEN)).hasOnlyElementsOfType(UnknownKey.class);
        assertThat(bench.provider.keyFetches).hasValue(2);
    }

    /** No lock is held while waiting: known keys serve while a fetch hangs. */
    @Test
    void aHangingFetchHoldsNobodyUpWhoseKeyIsKnown() throws Exception {
        bench.verify(TOKEN);
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        bench.provider.whileFetching = () -> {
            fetching.countDown();
            await(answered);
        };
        FutureTask<TokenState> waiting = new FutureTask<>(() -> bench.verify(NEW_TOKEN));
        new Thread(waiting).start();
        await(fetching);

        bench.time.pass(FRESH);
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
        answered.countDown();
        assertThat(waiting.get()).isInstanceOf(UnknownKey.class);
    }

    /** The fetch under way may have begun before the key was published. */
    @Test
    void aTokenFirstSeenDuringAFetchIsSettledByTheNext() throws Exception {
        bench.verify(TOKEN);
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        bench.provider.whileFetching = () -> {
            fetching.countDown();
            await(answered);
        };
        bench.verifier().refetchKeys();
        Thread refetch = new Thread(bench::runBackground);
        refetch.start();
        await(fetching);
        FutureTask<TokenState> waiting = new FutureTask<>(() -> bench.verify(NEW_TOKEN));
        Thread waits = new Thread(waiting);
        waits.start();
        while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        bench.provider.publish(TestKey.RSA, TestKey.OTHER_RSA);
        answered.countDown();

        assertThat(waiting.get()).isInstanceOf(Valid.class);
        refetch.join();
        assertThat(bench.provider.keyFetches).hasValue(3);
    }

    @Test
    void aPublisherThatThrowsWhatItMustNotIsAProviderThatIsAway() {
        bench.provider.whileFetching = () -> {
            throw new IllegalStateException("a bug");
        };
        assertThat(bench.verify(TOKEN)).isInstanceOf(Unverifiable.class);

        bench.provider.whileFetching = () -> {};
        bench.time.pass(Duration.ofSeconds(1));
        assertThat(bench.verify(TOKEN)).isInstanceOf(Valid.class);
    }

    /** Starts all, lets the fetch that one of them begins end when the others wait for it. */
    private List<TokenState> allAtOnce(int count, String token) throws Exception {
        List<FutureTask<TokenState>> calls = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FutureTask<TokenState> call = new FutureTask<>(() -> bench.verify(token));
            calls.add(call);
            threads.add(new Thread(call));
        }
        bench.verifier();
        bench.provider.whileFetching = () -> {
            Thread self = Thread.currentThread();
            while (!threads.stream().allMatch(thread -> thread == self || thread.getState() == Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
        };
        threads.forEach(Thread::start);
        List<TokenState> states = new ArrayList<>();
        for (FutureTask<TokenState> call : calls) {
            states.add(call.get());
        }
        return states;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void flood(int count) {
        for (int i = 0; i < count; i++) {
            bench.verify(stranger());
        }
    }

    /** A token with a key that nobody has heard of; its signature is whatever, since nobody gets to check it. */
    private String stranger() {
        String token = accessToken();
        String header = "{\"alg\":\"RS256\",\"kid\":\"stranger-" + strangers++ + "\"}";
        return TestKey.encode(header.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + token.substring(token.indexOf('.'));
    }

    private static long far() {
        return Instant.parse("2027-01-01T00:00:00Z").getEpochSecond();
    }
}
