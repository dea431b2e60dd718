package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A setting that is documented under another name than it is read by is silently ignored. */
class SettingsDocumentedTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path CONTRACT = PROJECT.resolveSibling("shared").resolve("contract.md");

    @Test
    void theReadmeHasTheWholeTable() throws IOException {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        String table = between(readme, "<!-- settings: checked by SettingsDocumentedTest -->\n", "<!-- /settings -->");

        assertThat(table)
                .isEqualTo(Catalog.all().stream()
                        .map(SettingsDocumentedTest::row)
                        .collect(Collectors.joining(
                                "\n", "| name | default | accepted | meaning |\n|---|---|---|---|\n", "\n")));
    }

    @Test
    void theContractHasTheSameNamesAndDefaults() throws IOException {
        assumeThat(CONTRACT).as("the contract is not beside this checkout").exists();
        String section = between(Files.readString(CONTRACT), "\n## 3. Settings\n", "\n## 4. ");

        Map<String, String> here = new LinkedHashMap<>();
        Catalog.all().forEach(setting -> here.put(setting.name(), setting.fallbackWords()));
        Map<String, String> there = Contract.settings(section);

        assertThat(there.keySet()).containsExactlyInAnyOrderElementsOf(here.keySet());
        there.forEach((name, fallback) -> {
            if (!fallback.isEmpty()) {
                assertThat(here.get(name)).as(name).isEqualTo(fallback);
            }
        });
    }

    private static String row(Setting<?> setting) {
        Setting.Availability availability = setting.availability();
        String later = availability.later()
                ? " (not yet available)"
                : availability.laterValues().isEmpty()
                        ? ""
                        : " (not yet available: `" + String.join("`, `", availability.laterValues()) + "`)";
        String accepted = setting.form().choices().isEmpty()
                ? setting.accepted().replaceFirst(", such as .*", "").replace("*", "\\*")
                : "`" + String.join("`, `", setting.form().choices()) + "`";
        return "| `" + setting.name() + "` | " + setting.fallbackWords() + " | " + accepted + " | " + setting.meaning()
                + later + " |";
    }

    private static String between(String text, String begin, String end) {
        int start = text.indexOf(begin) + begin.length();
        assertThat(text).contains(begin, end);
        return text.substring(start, text.indexOf(end, start));
    }

    /** Reads the contract's table, whose rows may group several settings. */
    private static final class Contract {
        private static final Pattern NAME = Pattern.compile("`([a-z]*[.a-z-]+)`");
        private static final Pattern ENDPOINTS = Pattern.compile("`provider\\.<([a-z,-]+)>-endpoint`");
        private static final Pattern IN_PASSING =
                Pattern.compile("`((?:cookie|client|token)\\.(?:access|refresh|private|hmac)-[a-z]+)`");
        private static final List<String> COOKIES_NOT_SPELT_OUT =
                List.of("cookie.id-token", "cookie.access-token-expires");

        /** Names with defaults as {@link Setting#fallbackWords()} has them; empty where it has none in the table. */
        static Map<String, String> settings(String section) {
            Map<String, String> settings = new LinkedHashMap<>();
            section.lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.split(" \\| ", 3))
                    .forEach(cells -> {
                        group(cells[0], cells[1], settings);
                        mentioned(cells[2]).forEach(name -> settings.putIfAbsent(name, ""));
                    });
            return settings;
        }

        /** {@code `path.login` `.callback`} with {@code `/app/login` `/app/callback` …}. */
        private static void group(String nameCell, String defaultCell, Map<String, String> settings) {
            List<String> names = new ArrayList<>();
            Matcher name = NAME.matcher(nameCell);
            while (name.find()) {
                names.add(name.group(1).startsWith(".") ? "path" + name.group(1) : name.group(1));
            }
            List<String> defaults =
                    names.size() == 1 ? List.of(defaultCell) : List.of(defaultCell.split(", | / |; | (?=[`…])", -1));
            for (int i = 0; i < names.size(); i++) {
                String fallback = defaults.get(Math.min(i, defaults.size() - 1));
                settings.put(
                        names.get(i),
                        fallback.equals("…") ? "`/app/" + names.get(i).substring("path.".length()) + "`" : fallback);
            }
        }

        private static List<String> mentioned(String meaning) {
            List<String> names = new ArrayList<>();
            Matcher endpoints = ENDPOINTS.matcher(meaning);
            while (endpoints.find()) {
                for (String endpoint : endpoints.group(1).split(",", -1)) {
                    names.add("provider." + endpoint + "-endpoint");
                }
            }
            Matcher inPassing = IN_PASSING.matcher(meaning);
            while (inPassing.find()) {
                names.add(inPassing.group(1));
            }
            if (names.contains("cookie.access-token")) {
                names.addAll(COOKIES_NOT_SPELT_OUT);
            }
            return names;
        }
    }
}
