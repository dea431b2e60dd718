package dev.gatehouse.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks settings up, one source after the other. */
final class Lookup {
    private final String contextName;
    private final SettingSources.Resources resources;
    private final Expansion expansion;
    private final List<Source> sources;

    Lookup(SettingSources given) {
        contextName = given.contextName();
        resources = given.resources();
        expansion = new Expansion(given.environment());
        sources = new ArrayList<>(given.inOrder());
    }

    /**
     * Adds the settings file that the other sources name.
     *
     * @throws Fault when it cannot be read, or names another
     */
    void addFile() {
        Found named = find(Catalog.CONFIG);
        Found path = named == null ? new Found(Catalog.DEFAULT_FILE, "default") : named;
        try {
            Source file = SettingsFile.read(path.text(), resources);
            if (file == null && named != null) {
                throw new NotAccepted("there is no such file");
            }
            if (file != null) {
                sources.add(file);
                refuseToGoOn(file);
            }
        } catch (NotAccepted why) {
            throw new Fault(Catalog.CONFIG.show(path), why, "");
        }
    }

    /**
     * The first value that a source has.
     *
     * @return null when none has one
     * @throws Fault when it is blank, cannot be expanded, or is in a file that cannot be read
     */
    @Nullable
    Found find(Setting<?> setting) {
        for (Source source : sources) {
            Found found = find(setting, name -> source.forContext(contextName, name));
            if (found == null) {
                found = find(setting, source::forAll);
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Names in the sources that are no setting's, save those in the environment. */
    List<String> unknownNames() {
        return sources.stream()
                .filter(source -> !source.isEnvironment())
                .flatMap(source -> source.unknown(contextName).stream())
                .toList();
    }

    /** The same of the environment, where schedulers put some of their own. */
    List<String> unknownVariables() {
        return sources.stream()
                .filter(Source::isEnvironment)
                .flatMap(source -> source.unknown(contextName).stream())
                .toList();
    }

    private void refuseToGoOn(Source file) {
        String config = Catalog.CONFIG.name();
        if (file.forContext(contextName, config) != null || file.forAll(config) != null) {
            throw new NotAccepted("the file names another one");
        }
    }

    private @Nullable Found find(Setting<?> setting, Place place) {
        Found text = place.get(setting.name());
        Found file = setting.isSecret() ? place.get(setting.fileForm()) : null;
        if (text != null && file != null) {
            throw new Fault(setting.name() + " (" + text.place() + ") and " + setting.fileForm() + " (" + file.place()
                    + ") are both given; accepted: one of them");
        }
        if (file != null) {
            return secretIn(file, setting);
        }
        return text == null ? null : expanded(text, setting.show(text), setting.accepted());
    }

    private @Nullable Found secretIn(Found file, Setting<?> setting) {
        String accepted = "a file that holds the secret";
        Found path = expanded(file, Shown.plain(setting.fileForm(), file), accepted);
        if (path == null) {
            return null;
        }
        try {
            return new Found(SecretFile.read(path.text()), "file " + path.text());
        } catch (NotAccepted why) {
            throw new Fault(Shown.plain(setting.fileForm(), path), why, accepted);
        }
    }

    private @Nullable Found expanded(Found found, Shown shown, String accepted) {
        try {
            if (found.text().isEmpty()) {
                throw new NotAccepted("it is blank");
            }
            String text = expansion.expand(found.text());
            return text.isEmpty() ? null : new Found(text, found.place());
        } catch (NotAccepted why) {
            throw new Fault(shown, why, accepted);
        }
    }

    /** Where a name is looked for. */
    private interface Place {
        @Nullable
        Found get(String name);
    }
}
