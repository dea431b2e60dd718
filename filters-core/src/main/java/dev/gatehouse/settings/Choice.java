package dev.gatehouse.settings;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Values that are one of a few words. */
final class Choice {
    static final Form<Boolean> YES_OR_NO = Form.ofChoices(List.of("true", "false"), text -> switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new NotAccepted();
    });

    private Choice() {}

    /** {@code END_LOGINS} is written {@code end-logins}. */
    static <E extends Enum<E>> Form<E> of(Class<E> type) {
        return of(type, Choice::word);
    }

    /** {@code LAX} is written {@code Lax}, as in RFC 6265bis. */
    static <E extends Enum<E>> Form<E> capitalized(Class<E> type) {
        return of(type, constant -> constant.name().charAt(0) + word(constant).substring(1));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A list of such words. */
    static <E extends Enum<E>> Form<Set<E>> someOf(Class<E> type) {
        Form<E> one = of(type);
        return Form.of("a list of " + one.accepted(), text -> {
            Set<E> chosen = EnumSet.noneOf(type);
            Form.items(text, ",").forEach(item -> chosen.add(one.read(item)));
            return chosen;
        });
    }

    private static <E extends Enum<E>> Form<E> of(Class<E> type, Function<E, String> word) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(word).toList();
        return Form.ofChoices(words, text -> {
            int place = words.indexOf(text);
            if (place < 0) {
                throw new NotAccepted();
            }
            return constants.get(place);
        });
    }
}
