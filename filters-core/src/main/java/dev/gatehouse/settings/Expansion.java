package dev.gatehouse.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts environment variables in the place of {@code ${ENV}} and {@code ${ENV:default}}. What they hold stays as it is. */
final class Expansion {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}|\\$\\{");

    private final Map<String, String> environment;

    Expansion(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The text with every reference expanded. It is empty only where all that is in it are empty defaults.
     *
     * @throws NotAccepted when a variable without a default is unset or blank, or a reference is malformed
     */
    String expand(String text) {
        Matcher references = REFERENCE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (references.find()) {
            references.appendReplacement(
                    expanded, Matcher.quoteReplacement(value(references.group(1), references.group(2))));
        }
        references.appendTail(expanded);
        return expanded.toString().strip();
    }

    private String value(@Nullable String variable, @Nullable String byDefault) {
        if (variable == null) {
            throw new NotAccepted("a ${ in it begins neither ${ENV} nor ${ENV:default}");
        }
        String value = environment.getOrDefault(variable, "");
        if (!value.isBlank()) {
            return value;
        }
        if (byDefault == null) {
            throw new NotAccepted("the environment variable " + variable + " is not set");
        }
        return byDefault;
    }
}
