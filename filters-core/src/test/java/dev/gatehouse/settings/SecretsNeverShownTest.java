package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsNeverShownTest {

    static List<String> secrets() {
        return Catalog.all().stream()
                .filter(Setting::isSecret)
                .map(Setting::name)
                .toList();
    }

    @Test
    void theseAreSecret() {
        assertThat(secrets())
                .containsExactly(
                        "provider.api-key",
                        "client.secret",
                        "client.private-key",
                        "token.hmac-secret",
                        "cookie.encryption-key",
                        "webhook.password",
                        "cluster.redis-url");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aBadSecretIsInNoFault(String name) {
        for (String bad : List.of("hunter\n2", "${hunter2", "hunter2 ${hunter2:", "redis://hunter2 2", "hunter2,x")) {
            assertNowhere(Given.theUsualAnd(name, bad, "provider.url", "nonsense", "provider.kind", "oidc"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGoodSecretIsInNoFaultOfOthers(boolean evenLater) {
        Given given = Given.theUsualAnd(
                "client.secret", "hunter2",
                "provider.api-key", "hunter2",
                "client.private-key", "{hunter2}",
                "token.hmac-secret", "hunter2".repeat(5),
                "cookie.encryption-key", "hunter2hunter2hunter2hunter2hunter2hunter2AA=",
                "webhook.password", "hunter2",
                "cluster.redis-url", "redis://:hunter2@cache",
                "token.use", "id-token",
                "refresh.endpoint", "jwt-refresh");

        assertThatThrownBy(() -> CheckedSettings.read(given.sources().build(), evenLater))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused + " " + refused.faults() + refused.warnings())
                                .doesNotContain("hunter"));
    }

    @Test
    void noRecordShowsASecret() {
        Given given = Given.theUsualAnd(
                "client.secret", "hunter2",
                "provider.api-key", "hunter2",
                "client.private-key", "{hunter2}",
                "token.hmac-secret", "hunter2".repeat(5),
                "webhook.username", "u",
                "webhook.password", "hunter2",
                "cluster.redis-url", "redis://:hunter2@cache");

        assertThat(given.checked().toString()).contains("id.example.com").doesNotContain("hunter");
    }

    @Test
    void aSecretFromTheEnvironmentIsInNoFault() {
        SettingSources sources = Given.theUsual()
                .with("token.hmac-secret", "${SHARED}")
                .sources()
                .environment(Map.of("SHARED", "hunter2", "GATEHOUSE_CLIENT_SECRET", ""))
                .build();

        assertThat(Given.faultsOf(sources))
                .containsExactly(
                        "client.secret is \"****\" (environment GATEHOUSE_CLIENT_SECRET): it is blank; accepted: a text of"
                                + " one line",
                        "token.hmac-secret is \"****\" (init-param): it is too short, 7 bytes; accepted: a text, or"
                                + " base64: and the bytes in base64, of at least 32 bytes");
    }

    private static void assertNowhere(Given given) {
        assertThatThrownBy(given::checked)
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(
                                        refused + " " + refused.faults() + refused.warnings() + refused.getCause())
                                .contains("provider.url")
                                .doesNotContain("hunter"));
    }
}
