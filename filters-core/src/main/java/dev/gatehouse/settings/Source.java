package dev.gatehouse.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One place with settings. */
final class Source {
    private final String label;
    private final Naming naming;
    private final Map<String, String> given;

    /**
     * A place.
     *
     * @param label what it is called in messages
     */
    Source(String label, Naming naming, Map<String, String> given) {
        this.label = label;
        this.naming = naming;
        this.given = Map.copyOf(given);
    }

    /** What it has for every web application; null: nothing. */
    @Nullable
    Found forAll(String name) {
        return get(naming.general(name), name);
    }

    /**
     * What it has for one web application only; null: nothing.
     *
     * <p>A context may be called {@code path}: then {@code gatehouse.path.register} is the setting of that name rather
     * than the {@code register} of that context.
     */
    @Nullable
    Found forContext(String contextName, String name) {
        String key = naming.contextual(contextName, name);
        boolean taken = Catalog.names().stream().map(naming::general).anyMatch(key::equals);
        return taken ? null : get(key, name);
    }

    boolean isEnvironment() {
        return naming == Naming.ENVIRONMENT;
    }

    /** Its keys that are meant for the suite and name no setting, each with the nearest that does. */
    List<String> unknown(String contextName) {
        List<String> names = Catalog.names();
        return given.keySet().stream()
                .filter(key -> naming.isOurs(key) && !naming.isOneOf(names, key))
                .sorted()
                .map(key -> Shown.oneLine(label + " " + key) + " is not a setting; nearest known name: "
                        + naming.nearest(names, contextName, key))
                .toList();
    }

    private @Nullable Found get(String key, String name) {
        String text = given.get(key);
        return text == null ? null : new Found(text.strip(), key.equals(name) ? label : label + " " + key);
    }
}
