package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.store.MemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevivalsTest {
    private static final Duration MEMORY = Duration.ofSeconds(35);

    private final SettableTime time = new SettableTime();
    private final MemoryStore store = new MemoryStore(time);
    private final Revivals revivals = new Revivals(store, MEMORY);

    @Test
    void ofAllRequestsOnAllNodesOneMayRevive() {
        Revivals otherNode = new Revivals(store, MEMORY);

        assertThat(revivals.test("r-1")).isTrue();
        assertThat(revivals.test("r-1")).isFalse();
        assertThat(otherNode.test("r-1")).isFalse();
        assertThat(otherNode.test("r-2")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,true", "1,true"})
    void aRefreshTokenThatStaysTheSameMayReviveAgainLater(long seconds, boolean may) {
        revivals.test("r-1");
        time.advance(MEMORY.plusSeconds(seconds));

        assertThat(revivals.test("r-1")).isEqualTo(may);
    }
}
