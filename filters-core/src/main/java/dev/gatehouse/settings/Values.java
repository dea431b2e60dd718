package dev.gatehouse.settings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of all settings, each given or by default. */
final class Values {
    private final Map<String, Found> given = new HashMap<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Set<String> faulty = new HashSet<>();
    private final boolean evenLater;

    /**
     * No values yet.
     *
     * @param evenLater whether to read what is not available yet as if it were
     */
    Values(boolean evenLater) {
        this.evenLater = evenLater;
    }

    /**
     * Reads one setting. After a fault it cannot be asked for.
     *
     * @throws Fault when it is missing, bad or not available
     */
    <T> void read(Setting<T> setting, Lookup lookup) {
        faulty.add(setting.name());
        Found found = lookup.find(setting);
        if (found != null) {
            given.put(setting.name(), found);
            refuseLater(setting, found);
            values.put(setting.name(), parsed(setting, found));
        } else if (setting.fallback() != null) {
            values.put(setting.name(), parsed(setting, new Found(setting.fallback(), "default")));
        } else if (setting.isRequired()) {
            throw new Fault(setting.name() + " is missing; accepted: " + setting.accepted());
        }
        faulty.remove(setting.name());
    }

    /** The value of a setting that always has one. */
    <T> T get(Setting<T> setting) {
        return Objects.requireNonNull(find(setting), setting.name());
    }

    /** The value of a setting; null: it has none. */
    @SuppressWarnings("unchecked") // read() puts under a setting's name what its form made
    <T> @Nullable T find(Setting<T> setting) {
        if (isFaulty(setting)) {
            throw new IllegalStateException(setting.name() + " could not be read");
        }
        return (T) values.get(setting.name());
    }

    <T> T find(Setting<T> setting, T otherwise) {
        T value = find(setting);
        return value == null ? otherwise : value;
    }

    boolean isGiven(Setting<?> setting) {
        return given.containsKey(setting.name());
    }

    boolean isFaulty(Setting<?> setting) {
        return faulty.contains(setting.name());
    }

    /** Name, value and place, for messages. */
    Shown show(Setting<?> setting) {
        Found found = given.get(setting.name());
        return setting.show(
                found == null && setting.fallback() != null ? new Found(setting.fallback(), "default") : found);
    }

    private void refuseLater(Setting<?> setting, Found found) {
        Setting.Availability availability = setting.availability();
        if (evenLater || availability.covers(found.text())) {
            return;
        }
        throw availability.later()
                ? new Fault(setting.show(found), new NotAccepted("this setting is not available yet, leave it out"), "")
                : new Fault(
                        setting.show(found), new NotAccepted("this value is not available yet"), setting.accepted());
    }

    private static <T> T parsed(Setting<T> setting, Found found) {
        try {
            return setting.form().read(found.text());
        } catch (NotAccepted why) {
            throw new Fault(setting.show(found), why, setting.accepted());
        }
    }
}
