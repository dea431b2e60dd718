package dev.gatehouse.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting.
 *
 * @param name its name in every source
 * @param form how its value is written
 * @param fallback the text that counts where none is given; null: there is none
 * @param fallbackWords the same for people, who are told {@code required}, or where the value comes from otherwise
 * @param meaning what it does, in one line
 * @param availability whether the suite does yet what the setting asks for
 */
record Setting<T>(
        String name,
        Form<T> form,
        @Nullable String fallback,
        String fallbackWords,
        String meaning,
        Availability availability) {
    private static final String REQUIRED = "required";

    /** A setting with a default value. */
    static <T> Setting<T> of(String name, Form<T> form, String fallback, String meaning) {
        return new Setting<>(name, form, fallback, "`" + fallback + "`", meaning, Availability.FULL);
    }

    static <T> Setting<T> required(String name, Form<T> form, String meaning) {
        return new Setting<>(name, form, null, REQUIRED, meaning, Availability.FULL);
    }

    /** A setting that may stay without a value. */
    static <T> Setting<T> optional(String name, Form<T> form, String fallbackWords, String meaning) {
        return new Setting<>(name, form, null, fallbackWords, meaning, Availability.FULL);
    }

    /** The same, when its behaviour comes later: as a whole, or that of these values. */
    Setting<T> later(String... values) {
        Availability less = new Availability(values.length == 0, List.of(values));
        return new Setting<>(name, form, fallback, fallbackWords, meaning, less);
    }

    boolean isRequired() {
        return fallbackWords.equals(REQUIRED);
    }

    boolean isSecret() {
        return form.secret();
    }

    /** The name under which a file with the secret is given. */
    String fileForm() {
        return name + "-file";
    }

    /** What is accepted today, in words. */
    String accepted() {
        return form.choices().isEmpty() ? form.accepted() : Form.alternatives(availability.among(form.choices()));
    }

    Shown show(@Nullable Found found) {
        if (found == null) {
            return Shown.absent(name, fallbackWords);
        }
        return isSecret() ? Shown.masked(name, found) : Shown.plain(name, found);
    }

    /**
     * How much of a setting works today. What does not stops the start, so that nobody relies on it.
     *
     * @param later whether all of it comes later
     * @param laterValues the values that come later
     */
    record Availability(boolean later, List<String> laterValues) {
        static final Availability FULL = new Availability(false, List.of());

        boolean covers(String value) {
            return !later && !laterValues.contains(value);
        }

        List<String> among(List<String> values) {
            return values.stream().filter(value -> !laterValues.contains(value)).toList();
        }
    }
}
