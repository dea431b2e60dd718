package dev.gatehouse.token;

import static dev.gatehouse.token.Bench.accessToken;
import static dev.gatehouse.token.Bench.idClaims;
import static dev.gatehouse.token.Bench.idToken;
import static dev.gatehouse.token.Bench.sign;
import static dev.gatehouse.token.Bench.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.TokenState.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens in debug logs, {@code toString} and exceptions (Jetty, elytron, Duende). */
class TokenLogTest {
    private static final Logger ROOM = Logger.getLogger("dev.gatehouse.token");

    private final List<String> lines = new ArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        ROOM.setLevel(Level.ALL);
        ROOM.addHandler(collector);
        ROOM.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        ROOM.setLevel(null);
        ROOM.removeHandler(collector);
        ROOM.setUseParentHandlers(true);
    }

    @Test
    void noPartOfATokenIsLoggedOrGivenAsAReason() {
        Bench bench = new Bench();
        List<String> tokens = List.of(
                accessToken(),
                idToken(),
                token(TestKey.OTHER_RSA.named("rsa-1"), claims -> {}),
                sign(TestKey.OTHER_RSA, idClaims()),
                token(TestKey.RSA, claims -> claims.put("sub", "alice\r\nforged line")),
                "nonsense.nonsense.nonsense");
        List<String> said = new ArrayList<>();
        for (String jwt : tokens) {
            for (String idToken : tokens) {
                if (bench.verifier().verify(jwt, idToken) instanceof Rejected rejected) {
                    said.add(rejected.reason());
                }
            }
        }
        bench.provider.away = true;
        bench.verifier().refetchKeys();
        bench.runBackground();
        said.addAll(lines);

        assertThat(lines).as("something is logged").anyMatch(line -> line.contains("passed over"));
        for (String token : tokens) {
            for (String part : token.split("\\.", -1)) {
                assertThat(said).noneMatch(line -> line.contains(part));
            }
        }
        assertThat(said).noneMatch(line -> line.contains("alice") || line.contains("forged line"));
    }
}
