package dev.gatehouse.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Settings that are good one by one and not together.
 *
 * @param about the settings that have a part in it, and all that {@code happens} asks for
 * @param happens whether it is so
 * @param remedy why not, and what is accepted
 */
record Clash(List<Setting<?>> about, Predicate<Values> happens, String remedy) {

    /** The line to say, if it is so. Where one of the settings has a fault of its own nothing is said. */
    Optional<String> in(Values values) {
        if (about.stream().anyMatch(values::isFaulty) || !happens.test(values)) {
            return Optional.empty();
        }
        String shown =
                about.stream().map(setting -> values.show(setting).toString()).collect(Collectors.joining(", "));
        return Optional.of(shown + "; " + remedy);
    }
}
