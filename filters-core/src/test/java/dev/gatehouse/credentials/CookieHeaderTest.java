package dev.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieHeaderTest {
    @Test
    void findsEachOfSeveralCookies() {
        CookieHeader header = header("theme=dark; app.at=ey.J.x; app.rt=r/+t==");

        assertThat(header.value("theme")).isEqualTo("dark");
        assertThat(header.value("app.at")).isEqualTo("ey.J.x");
        assertThat(header.value("app.rt")).isEqualTo("r/+t==");
        assertThat(header.value("app.idt")).isNull();
    }

    @Test
    void aCookieOfARepeatedNameCountsOnceTheFirst() {
        assertThat(header("app.at=1; app.at=2").value("app.at")).isEqualTo("1");
        assertThat(header("a=b", "app.at=3", "app.at=4").value("app.at")).isEqualTo("3");
        assertThat(header("app.at=; app.at=2").value("app.at")).isEmpty();
    }

    @Test
    void aUnicodeBlankBeforeANameMakesItAnotherName() {
        for (String blank : List.of("\u00a0", "\u2000", "\u3000", "\ufeff", "\u000b", "\u001f")) {
            CookieHeader header = header(blank + "__Host-app.at=evil; __Host-app.at=good");

            assertThat(header.value("__Host-app.at")).isEqualTo("good");
            assertThat(header.value(blank + "__Host-app.at")).isEqualTo("evil");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APP.AT=x",
                "app.atx=x",
                "xapp.at=x",
                "app.at =x",
                "$app.at=x",
                "app.at",
                "\"app.at\"=x",
                "a=app.at=x",
                "=app.at=x",
                "app.at,b=x",
                "a,app.at=x",
                "",
                ";",
                " ",
                "=",
                "=;=",
                "; ;"
            })
    void anotherNameIsNotOurs(String line) {
        assertThat(header(line).value("app.at")).isNull();
    }

    @Test
    void quotesEndNoPairAndAreNoPartOfAValue() {
        CookieHeader header = header("a=\"x; app.at=1\"; b=\"y\"");

        assertThat(header.value("a")).isEqualTo("\"x");
        assertThat(header.value("app.at")).isEqualTo("1\"");
        assertThat(header.value("b")).isEqualTo("y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense; app.at=1",
                "=x; app.at=1",
                "a=b,c; app.at=1",
                "a=\u0000\u0001\u007f; app.at=1",
                ";;; app.at=1;;",
                "a=b;app.at=1",
                "a=b;\t app.at=1 \t",
                "a=b; app.at= 1",
                "$Version=1; app.at=1; $Path=/",
                "a={\"j\":[1]}; app.at=1",
                "ä=ö; app.at=1"
            })
    void aBadCookieFromElsewhereBreaksNothing(String line) {
        assertThat(header(line).value("app.at")).isEqualTo("1");
    }

    @Test
    void namesAreListedOnceInTheirOrder() {
        assertThat(header("b=1; a=2; nonsense; b=3", "=x; c=4").names()).containsExactly("b", "a", "c");
    }

    @Test
    void hidesSomeCookiesAndLeavesTheRestAsItWas() {
        assertThat(visible("app.at=1; a=2; app.at.1=3; b=\"4\"; app.at=5")).containsExactly("a=2; b=\"4\"");
        assertThat(visible("a=2;  b=3;app.at=1")).containsExactly("a=2;  b=3");
        assertThat(visible("a=2; =x; nonsense;; app.at=1; c")).containsExactly("a=2; =x; nonsense;; c");
        assertThat(visible("app.at=1", "a=2")).containsExactly("a=2");
    }

    @Test
    void nothingIsLeftWhereAllCookiesAreHidden() {
        assertThat(visible("app.at=1; app.rt=2")).isEmpty();
        assertThat(visible("app.at=1;")).isEmpty();
        assertThat(visible()).isEmpty();
    }

    @Test
    void aLineWithNothingToHideIsTheSameLine() {
        String line = " a=1;; b = 2 ;";

        assertThat(visible(line)).hasSize(1).first().isSameAs(line);
    }

    private static List<String> visible(String... lines) {
        return header(lines).without(name -> name.startsWith("app."));
    }

    private static CookieHeader header(String... lines) {
        return CookieHeader.of(List.of(lines));
    }
}
