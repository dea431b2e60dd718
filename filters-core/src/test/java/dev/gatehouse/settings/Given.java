package dev.gatehouse.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The three init-params that are enough, and what a test puts beside or in the place of them. */
final class Given {
    private final Map<String, String> initParams = new HashMap<>();

    private Given() {}

    static Given theUsual() {
        return new Given()
                .with("provider.url", "https://id.example.com")
                .with("client.id", "shop")
                .with("client.secret", "geheim");
    }

    /** The usual, and names and values in turn. */
    static Given theUsualAnd(String... namesAndValues) {
        Given given = theUsual();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return given;
    }

    Given with(String name, String value) {
        initParams.put(name, value);
        return this;
    }

    Given without(String name) {
        initParams.remove(name);
        return this;
    }

    SettingSources.Builder sources() {
        return SettingSources.forContextPath("/shop").initParams(initParams);
    }

    /** Read as if everything were available. */
    CheckedSettings checked() {
        return CheckedSettings.read(sources().build(), true);
    }

    Settings settings() {
        return checked().settings();
    }

    /** What is wrong, as if everything were available; empty: nothing. */
    List<String> faults() {
        try {
            checked();
            return List.of();
        } catch (SettingsException refused) {
            return refused.faults();
        }
    }

    /** What is wrong today. */
    static List<String> faultsOf(SettingSources sources) {
        try {
            CheckedSettings.read(sources);
            return List.of();
        } catch (SettingsException refused) {
            return refused.faults();
        }
    }
}
