package dev.gatehouse.refresh;

import static dev.gatehouse.refresh.Nodes.LONG;
import static dev.gatehouse.refresh.Nodes.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SettableTime;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.refresh.Outcome.Ended;
import dev.gatehouse.refresh.Outcome.Granted;
import dev.gatehouse.refresh.Outcome.Lasting;
import dev.gatehouse.refresh.Outcome.Refused;
import dev.gatehouse.refresh.Outcome.Wrong;
import dev.gatehouse.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeMemoryTest {
    private static final Granted TOKENS = new Granted(new Tokens("jwt", "next", "id"));
    private static final Granted OTHER_TOKENS = new Granted(new Tokens("jwt 2", "next", "id"));

    private final MemoryStore store = new MemoryStore(new SettableTime());
    private final OutcomeMemory memory = new OutcomeMemory(store, MEMORY);
    private final SpentToken spent = new SpentToken("spent");

    static List<Lasting> outcomes() {
        return List.of(
                new Refused(),
                TOKENS,
                new Granted(new Tokens("jwt", "next", null)),
                new Granted(new Tokens("x".repeat(16_384), "y".repeat(16_384), "z".repeat(16_384))),
                new Wrong("alg none"),
                new Ended());
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void remembersEachOutcomeAsItWas(Lasting outcome) {
        assertThat(memory.remember(spent, outcome)).isEqualTo(outcome);
        assertThat(memory.recall(spent)).isEqualTo(outcome);
    }

    @Test
    void ofTwoOutcomesTheOneThatCountsMoreStands() {
        List<Lasting> byRank = List.of(new Refused(), TOKENS, new Wrong("alg none"), new Ended());
        for (Lasting first : byRank) {
            for (Lasting second : byRank) {
                SpentToken token = new SpentToken(first + " " + second);
                memory.remember(token, first);
                Lasting expected = byRank.indexOf(first) >= byRank.indexOf(second) ? first : second;

                assertThat(memory.remember(token, second)).isEqualTo(expected);
                assertThat(memory.recall(token)).isEqualTo(expected);
            }
        }
    }

    @Test
    void theFirstTokensStand() {
        memory.remember(spent, TOKENS);

        assertThat(memory.remember(spent, OTHER_TOKENS)).isEqualTo(TOKENS);
    }

    @Test
    void forgetsTheseTokensAlone() {
        memory.remember(spent, TOKENS);

        memory.forget(spent, OTHER_TOKENS);
        assertThat(memory.recall(spent)).isEqualTo(TOKENS);
        memory.forget(spent, TOKENS);
        assertThat(memory.recall(spent)).isNull();
        memory.forget(spent, TOKENS);
        assertThat(memory.recall(spent)).isNull();
    }

    @Test
    void whatSomebodyElsePutThereIsNothing() {
        for (byte[] planted : List.of(new byte[0], new byte[100], otherTokensOutcome())) {
            store.put(spent.outcomeKey(), planted, Duration.ofHours(1));
            assertThat(memory.recall(spent)).isNull();

            assertThat(memory.remember(spent, TOKENS)).isEqualTo(TOKENS);
            assertThat(memory.recall(spent)).isEqualTo(TOKENS);
        }
    }

    /** An outcome moved under another token's key does not open there. */
    private byte[] otherTokensOutcome() {
        SpentToken other = new SpentToken("other");
        memory.remember(other, TOKENS);
        return Objects.requireNonNull(store.get(other.outcomeKey()));
    }

    @Test
    void anOutcomeOfANewerVersionIsNothing() {
        assertThat(OutcomeCodec.decode(new byte[] {'Z'})).isEmpty();
        assertThat(OutcomeCodec.decode(new byte[] {'G', 0, 9, 'c', 'u', 't'})).isEmpty();
        assertThat(OutcomeCodec.decode(new byte[0])).isEmpty();
    }

    /** The store never sees a token. */
    @Test
    void theStoreHoldsNothingInTheClear() throws Exception {
        try (Nodes nodes = new Nodes()) {
            String token = nodes.provider.login("alice");
            Refresher refresher = nodes.node();
            refresher.refresh(token, null, null, LONG);
            refresher.refresh("alice.1", null, null, LONG);
            refresher.end("alice.2");

            assertThat(nodes.store.values()).isNotEmpty();
            for (byte[] value : nodes.store.values()) {
                assertThat(new String(value, StandardCharsets.ISO_8859_1)).doesNotContain("alice");
            }
            assertThat(nodes.store.keys())
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(key).matches("refresh(-claim)?:[A-Za-z0-9_-]{43}"));
        }
    }

    @Test
    void theKeysOfATokenSayNothingOfEachOther() {
        SpentToken token = new SpentToken("spent");

        assertThat(token.outcomeKey()).isEqualTo(spent.outcomeKey());
        assertThat(new SpentToken("spenu").outcomeKey()).isNotEqualTo(spent.outcomeKey());
        assertThat(spent.seal(new Refused())).isNotEqualTo(spent.seal(new Refused()));
        assertThat(spent.open(new SpentToken("spenu").seal(new Refused()))).isEmpty();
    }
}
