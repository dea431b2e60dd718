package dev.gatehouse.settings;

/** One thing that is wrong, said in one line. Thrown where a setting is read, collected by {@link CheckedSettings}. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String line;

    Fault(String line) {
        super(line);
        this.line = line;
    }

    /**
     * A fault of a value.
     *
     * @param value name, value and place
     * @param accepted in words; empty: nothing more is to be said
     */
    Fault(Shown value, NotAccepted why, String accepted) {
        this(value + prefixed(": ", why.reason()) + prefixed("; accepted: ", accepted));
    }

    String line() {
        return line;
    }

    private static String prefixed(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }
}
