package dev.gatehouse.settings;

import java.util.List;

/**
 * Settings that the suite does not start with. The message lists everything that is wrong with them, one fault a line:
 * name, value found, place, and what is accepted. The values of secrets are masked, and values of names that are not
 * settings are left out, since such a name may be that of a secret, misspelt.
 */
public final class SettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> faults;
    private final List<String> warnings;

    SettingsException(List<String> faults, List<String> warnings) {
        super("Gatehouse does not start with these settings:\n  " + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
        this.warnings = List.copyOf(warnings);
    }

    /** What is wrong; at least one line. */
    public List<String> faults() {
        return faults;
    }

    /** What is odd besides, for the log. A misspelt environment variable may be why a setting is missing. */
    public List<String> warnings() {
        return warnings;
    }
}
