package dev.gatehouse.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings that hold together.
 *
 * @param settings all of them
 * @param warnings what is accepted and yet odd, for the log; without secrets
 */
public record CheckedSettings(Settings settings, List<String> warnings) {

    public CheckedSettings {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads and checks every setting.
     *
     * @throws SettingsException listing everything that is wrong
     */
    public static CheckedSettings read(SettingSources sources) {
        return read(sources, false);
    }

    /** The same, with what is not available yet read as if it were. */
    static CheckedSettings read(SettingSources sources, boolean evenLater) {
        List<String> faults = new ArrayList<>();
        Lookup lookup = new Lookup(sources);
        collect(faults, lookup::addFile);
        Values values = new Values(evenLater);
        for (Setting<?> setting : Catalog.all()) {
            if (!setting.equals(Catalog.CONFIG)) {
                collect(faults, () -> values.read(setting, lookup));
            }
        }
        faults.addAll(lookup.unknownNames());
        Clashes.all().forEach(clash -> clash.in(values).ifPresent(faults::add));
        if (!faults.isEmpty()) {
            throw new SettingsException(faults, lookup.unknownVariables());
        }
        List<String> warnings = new ArrayList<>(lookup.unknownVariables());
        warnings.addAll(Warnings.of(values));
        return new CheckedSettings(Settings.from(values), warnings);
    }

    private static void collect(List<String> faults, Runnable step) {
        try {
            step.run();
        } catch (Fault fault) {
            faults.add(fault.line());
        }
    }
}
