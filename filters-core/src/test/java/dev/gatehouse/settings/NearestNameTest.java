package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, '', 3",
        "abc, abc, 0",
        "abc, abd, 1",
        "abc, ab, 1",
        "abc, abcd, 1",
        "abc, acb, 1",
        "abcd, badc, 2",
        "ca, abc, 3",
        "kitten, sitting, 3",
    })
    void countsTypingErrors(String one, String other, int errors) {
        assertThat(NearestName.distance(one, other)).isEqualTo(errors);
        assertThat(NearestName.distance(other, one)).isEqualTo(errors);
    }

    @Test
    void theFirstOfTwoThatAreAsNearIsTaken() {
        assertThat(NearestName.to("bat", List.of("bird", "cat", "rat"))).isEqualTo("cat");
    }
}
