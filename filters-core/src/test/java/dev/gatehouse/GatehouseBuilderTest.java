package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatehouseBuilderTest {
    private static final Logger LOG = Logger.getLogger(Gatehouse.class.getName());

    private final List<String> warnings = new ArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().equals(Level.WARNING)) {
                warnings.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(collector);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(collector);
    }

    @Test
    void buildsWithThreeValuesWhileTheProviderIsAway() {
        try (Gatehouse gatehouse = builder("http://localhost:1").build()) {
            assertThat(gatehouse.endpoints().has("/app/login")).isTrue();
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void warnsOfAMissingPublicUrlOffALoopbackHost() {
        builder("https://login.example.com").build().close();
        assertThat(warnings).singleElement().asString().startsWith("app.public-url is not given: ");

        warnings.clear();
        builder("https://login.example.com")
                .set("app.public-url", "https://shop.example.com")
                .build()
                .close();
        assertThat(warnings).isEmpty();
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        GatehouseBuilder builder =
                builder("ftp://login.example.com").set("provider.uri", "x").set("refresh.ahead", "soon");

        assertThatThrownBy(builder::build)
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("provider.url", "provider.uri", "refresh.ahead");
    }

    private static GatehouseBuilder builder(String providerUrl) {
        return Gatehouse.builder()
                .set("provider.url", providerUrl)
                .set("client.id", "store")
                .set("client.secret", "a secret of the store's");
    }
}
