package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/a, /a",
        "/a/, /a/",
        "/a/*, /a",
        "/a/*, /a/",
        "/a/*, /a/b/c",
        "/a/b/*, /a/b",
        "/*, /",
        "/*, /a/b.css",
        "/, /",
        "*.css, /style.css",
        "*.css, /a/b/style.min.css",
        "*.css, /a/.css",
        "*.min.css, /a/style.min.css",
        "/with blank, /with blank",
        "/ä, /ä",
    })
    void covers(String pattern, String path) {
        assertThat(new PathPattern(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /a/",
        "/a, /A",
        "/a, /ab",
        "/a, /a/b",
        "/a/, /a",
        "/a/*, /ab",
        "/a/*, /A/b",
        "/a/*, /",
        "/a/b/*, /a",
        "/, /a",
        "/, ''",
        "*.css, /style.CSS",
        "*.css, /style.css/",
        "*.css, /style.css/a",
        "*.css, /stylecss",
        "*.css, /style.css2",
    })
    void doesNotCover(String pattern, String path) {
        assertThat(new PathPattern(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "a/*", "*", "*.", "**", "*css", "/a*", "/*/a", "/a/**", "/*.css", "*.a/b", "*.c*", "//", "//a",
                "/a//b", "/a//*", "/.", "/../a", "/a/..", "/a/./*", "/a;b", "/a?b=c", "/a#b", "/a%20b", "/a\\b",
                "/a\nb", "*.c;s"
            })
    void refusesWhatCouldNeverMatchOrIsNoPattern(String text) {
        assertThatThrownBy(() -> new PathPattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not a URL pattern; accepted: /a, /a/*, *.ext, / and /*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/*", "/a..b", "/...", "/a/.b/*"})
    void dotsThatAreNoDotSegmentsAreFine(String text) {
        assertThat(new PathPattern(text)).hasToString(text);
    }
}
