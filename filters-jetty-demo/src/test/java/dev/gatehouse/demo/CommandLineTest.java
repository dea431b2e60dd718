package dev.gatehouse.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void withoutAWordItIsTheDemoOnItsUsualPorts() {
        assertThat(parse("")).isEqualTo(new CommandLine(8080, 9011));
    }

    @Test
    void theDemoTakesBothPorts() {
        assertThat(parse("demo --port 0 --idp-port 65535")).isEqualTo(new CommandLine(0, 65_535));
        assertThat(parse("--idp-port 1 --port 2")).isEqualTo(new CommandLine(2, 1));
    }

    @ParameterizedTest
    @CsvSource({"serve, unknown command serve", "--verbose, unknown option --verbose", "demo idp, unknown option idp"})
    void whatItDoesNotKnowIsNamedTogetherWithWhatItKnows(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(line))
                .withMessage(message + "\n" + CommandLine.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "8o80", "123456"})
    void aPortThatIsNoneIsNamed(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--port " + port))
                .withMessageStartingWith("--port is followed by " + port);
    }

    @Test
    void aPortThatIsMissingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--port"))
                .withMessageStartingWith("--port is followed by nothing");
    }

    private static CommandLine parse(String line) {
        return CommandLine.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
    }
}
