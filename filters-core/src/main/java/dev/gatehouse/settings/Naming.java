package dev.gatehouse.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a source spells the names of settings. */
enum Naming {
    /** {@code client.id}. */
    PLAIN("gatehouse.", '.'),
    /** {@code gatehouse.client.id}, among names of others. */
    PREFIXED("gatehouse.", '.'),
    /** {@code GATEHOUSE_CLIENT_ID}, among names of others. */
    ENVIRONMENT("GATEHOUSE_", '_');

    private final String prefix;
    private final char separator;

    Naming(String prefix, char separator) {
        this.prefix = prefix;
        this.separator = separator;
    }

    /** The key that speaks to every web application. */
    String general(String name) {
        return this == PLAIN ? name : prefix + spelled(name);
    }

    /** The key that speaks to one web application. */
    String contextual(String contextName, String name) {
        return prefix + spelled(contextName) + separator + spelled(name);
    }

    /** Whether a key is meant for the suite at all. */
    boolean isOurs(String key) {
        return this == PLAIN || key.startsWith(prefix);
    }

    /** Whether a key is one of these names, or one of them for some web application. */
    boolean isOneOf(List<String> names, String key) {
        List<String> spelled = names.stream().map(this::spelled).toList();
        return names.stream().map(this::general).anyMatch(key::equals)
                || afterEachContext(key).stream().anyMatch(spelled::contains);
    }

    /** The general key of the name that comes nearest to one for this or for every web application. */
    String nearest(List<String> names, String contextName, String key) {
        String context = contextual(contextName, "");
        String meant = key.startsWith(context)
                ? key.substring(context.length())
                : key.startsWith(prefix) ? key.substring(prefix.length()) : key;
        String nearest = NearestName.to(meant, names.stream().map(this::spelled).toList());
        return this == PLAIN ? nearest : prefix + nearest;
    }

    /** What follows each context name that a key can be read to have. A context name may have separators in it. */
    private List<String> afterEachContext(String key) {
        List<String> names = new ArrayList<>();
        if (key.startsWith(prefix)) {
            for (int end = key.indexOf(separator, prefix.length()); end >= 0; end = key.indexOf(separator, end + 1)) {
                names.add(key.substring(end + 1));
            }
        }
        return names;
    }

    private String spelled(String name) {
        return this == ENVIRONMENT ? name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") : name;
    }
}
