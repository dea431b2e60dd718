package dev.gatehouse.settings;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A settings file: {@code name=value} lines as in {@link Properties#load(Reader)}, in UTF-8. */
final class SettingsFile {
    static final Form<String> PATH = Form.of("the path of a file", text -> text);

    private SettingsFile() {}

    /**
     * Reads the file. An absolute path is one of the file system, unless it starts with {@code /WEB-INF/}; that and any
     * other lies in the web application.
     *
     * @return null when there is no such file
     * @throws NotAccepted when it is not a settings file, or a name stands in it twice
     */
    static @Nullable Source read(String path, SettingSources.Resources resources) {
        try (InputStream in = open(path, resources)) {
            return in == null ? null : new Source("file " + path, Naming.PLAIN, entries(in));
        } catch (NoSuchFileException | FileNotFoundException missing) {
            return null;
        } catch (InvalidPathException | IOException unreadable) {
            throw new NotAccepted(
                    "the file cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    private static @Nullable InputStream open(String path, SettingSources.Resources resources) throws IOException {
        if (Path.of(path).isAbsolute() && !path.startsWith("/WEB-INF/")) {
            return Files.newInputStream(Path.of(path));
        }
        return resources.open(path.startsWith("/") ? path : "/" + path);
    }

    private static Map<String, String> entries(InputStream in) throws IOException {
        UniqueProperties properties = new UniqueProperties();
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())) {
            properties.load(reader);
        } catch (IllegalArgumentException badEscape) {
            throw new NotAccepted("the file has a \\u that no four hexadecimal digits follow");
        }
        if (!properties.repeated.isEmpty()) {
            throw new NotAccepted("the file has more than once: " + String.join(", ", properties.repeated));
        }
        Map<String, String> entries = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> entries.put(name, properties.getProperty(name, "")));
        return entries;
    }

    /** Notices names that come twice, of which {@link Properties} keeps the last. */
    private static final class UniqueProperties extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient Set<String> repeated = new TreeSet<>();

        @Override
        public synchronized @Nullable Object put(Object name, Object value) {
            if (containsKey(name)) {
                repeated.add(name.toString());
            }
            return super.put(name, value);
        }
    }
}
