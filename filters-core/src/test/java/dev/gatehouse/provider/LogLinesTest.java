package dev.gatehouse.provider;

import static dev.gatehouse.provider.ScriptedServer.raw;
import static dev.gatehouse.provider.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SettableTime;
import dev.gatehouse.settings.ClientSettings.Authentication;
import dev.gatehouse.settings.RefreshSettings.Endpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No token, code or secret in a log line, nor a line break from outside. */
@Timeout(20)
class LogLinesTest {
    private static final Logger LOGGER = Logger.getLogger("dev.gatehouse.provider");

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            StringWriter text = new StringWriter();
            text.write(new SimpleFormatter().formatMessage(line));
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text));
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final ScriptedServer server;

    LogLinesTest() throws IOException {
        server = new ScriptedServer();
    }

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(handler);
        server.close();
        executor.shutdownNow();
    }

    @Test
    void holdNothingThatIsSecret() {
        List<ScriptedServer.Answer> answers = List.of(
                status(200, "{\"access_token\":\"SECRET SECRET\",\"token\":\"SECRET SECRET\"}"),
                status(200, "{\"access_token\":SECRET"),
                status(200, "SECRET"),
                status(200, "{\"access_token\":\"SECRET\",\"token\":\"SECRET\",\"token_type\":\"x\\r\\nfake\"}"),
                status(400, "{\"error\":\"invalid_client\\r\\nfake\",\"error_description\":\"SECRET\"}"),
                status(500, "SECRET", "Retry-After: SECRET", "Set-Cookie: refresh_token=SECRET"),
                raw("HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\nSECRET"),
                raw("SECRET\r\n\r\n"),
                raw("HTTP/1.1 200 x\r\nSECRET\r\n\r\n"));
        for (ScriptedServer.Answer answer : answers) {
            server.answer(answer);
            for (Endpoint endpoint : List.of(Endpoint.OAUTH2_TOKEN, Endpoint.JWT_REFRESH)) {
                Provider provider = new Provider(
                        ProviderFixture.fusionAuth(server.url()).settings(),
                        ProviderFixture.client("app", "SECRET", Authentication.POST),
                        endpoint,
                        executor,
                        new SettableTime());
                provider.refresh("SECRET");
                provider.exchangeCode("SECRET", URI.create("https://app.example.com/"), "SECRET");
                provider.revoke("SECRET");
                provider.issuerInResponse();
            }
        }

        assertThat(lines)
                .hasSizeGreaterThan(answers.size() * 2)
                .allSatisfy(line -> assertThat(line).doesNotContain("SECRET", "\r", "\nfake"));
    }
}
