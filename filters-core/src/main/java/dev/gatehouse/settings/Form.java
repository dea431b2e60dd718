package dev.gatehouse.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the value of a setting is written.
 *
 * @param accepted what is accepted, in words
 * @param secret whether the text must never be shown
 * @param choices the texts accepted where they can be counted; empty for free text
 * @param reading from the text to the value; throws nothing but {@link NotAccepted}
 */
record Form<T>(String accepted, boolean secret, List<String> choices, Function<String, T> reading) {
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    /** Text that can stand in a URL or a header once it is encoded. */
    static final Form<String> LINE = of("a text of printable ASCII characters", text -> {
        if (!PRINTABLE.matcher(text).matches()) {
            throw new NotAccepted();
        }
        return text;
    });

    static <T> Form<T> of(String accepted, Function<String, T> reading) {
        return new Form<>(accepted, false, List.of(), reading);
    }

    static <T> Form<T> ofSecret(String accepted, Function<String, T> reading) {
        return new Form<>(accepted, true, List.of(), reading);
    }

    static <T> Form<T> ofChoices(List<String> choices, Function<String, T> reading) {
        return new Form<>(alternatives(choices), false, choices, reading);
    }

    /**
     * The value that a text stands for.
     *
     * @throws NotAccepted when it stands for none
     */
    T read(String text) {
        return reading.apply(text);
    }

    /**
     * The items of a list, without the blanks around them.
     *
     * @throws NotAccepted when one of them is empty
     */
    static List<String> items(String text, String separator) {
        List<String> items = new ArrayList<>();
        for (String item : text.split(separator, -1)) {
            if (item.isBlank()) {
                throw new NotAccepted("an item of the list is empty");
            }
            items.add(item.strip());
        }
        return items;
    }

    /** {@code a, b or c}. */
    static String alternatives(List<String> choices) {
        int last = choices.size() - 1;
        return last < 1
                ? String.join("", choices)
                : String.join(", ", choices.subList(0, last)) + " or " + choices.get(last);
    }
}
