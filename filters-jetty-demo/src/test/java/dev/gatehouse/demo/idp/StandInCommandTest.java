package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class StandInCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "--prot, 1, unknown argument \"--prot\"",
        "--port, high, --port is \"high\"; expected 0 to 65535",
        "--port, 65536, --port is \"65536\"; expected 0 to 65535",
        "--config, no-such-file.json, --config is \"no-such-file.json\"; expected a file that can be read"
    })
    void whatIsWrongIsNamedAndTheUsageShown(String option, String value, String message) {
        int status = command().run(option, value);

        assertThat(status).isEqualTo(2);
        assertThat(text(err)).contains(message, "usage: idp [--port <number>] [--config <file.json>]");
    }

    @Test
    void aFileThatIsWrongStopsTheStart(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("idp.json"), "{\"tenant\":[]}");

        assertThat(command().run("--port", "0", "--config", file.toString())).isEqualTo(2);
        assertThat(text(err)).contains("unknown section \"tenant\"");
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (StandIn other = StandIn.builder().start()) {
            String port = other.url().substring(other.url().lastIndexOf(':') + 1);

            assertThat(command().run("--port", port)).isEqualTo(2);
            assertThat(text(err)).contains("cannot listen on 127.0.0.1:" + port);
        }
    }

    @Test
    void itServesUntilItIsInterrupted() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        CompletableFuture<Integer> status = new CompletableFuture<>();
        PrintStream listening = new PrintStream(out, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                said.countDown();
            }
        };
        Thread thread =
                new Thread(() -> status.complete(new StandInCommand(listening, stream(err)).run("--port", "0")));
        thread.start();

        assertThat(said.await(30, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();

        assertThat(status).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(0);
        assertThat(text(out)).contains("listens on http://127.0.0.1:");
    }

    private StandInCommand command() {
        return new StandInCommand(stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
