package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalPathTest {
    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/a,/a",
        "/a/,/a/",
        "/a.css,/a.css",
        "/a/.well-known/x,/a/.well-known/x",
        "/a/...,/a/...",
        "/a/..b,/a/..b",
        "/a~b+c:@!$&'()*=,/a~b+c:@!$&'()*=",
        "/%61,/a",
        "/a%20b,/a b",
        "/a%2ecss,/a.css",
        "/%C3%A4/%e2%82%ac,/ä/€",
        "/%F0%9F%98%80,/\uD83D\uDE00",
        "/a%3Fb,/a?b",
        "/a;v=1/b;w=2;x,/a/b",
        "/a/b;jsessionid=1,/a/b",
        "/;jsessionid=1,/",
        "/a/;jsessionid=1,/a/"
    })
    void decodesOnceAndLeavesOutParameters(String uri, String path) {
        assertThat(CanonicalPath.of(uri, "")).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "a",
                "http://evil/x",
                "//evil/x",
                "//",
                "/a//b",
                "/a//",
                "/;x/a",
                "/a/;/b",
                "/.",
                "/..",
                "/a/.",
                "/a/..",
                "/a/./b",
                "/a/../b",
                "/a/%2e",
                "/a/%2E%2e/b",
                "/a/.%2e/b",
                "/a/..;/b",
                "/a/..;x=y/b",
                "/a/.;x",
                "/a/%2e%2e;x/b",
                "/a;/../b",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a%5Cb",
                "/a\\b",
                "/a%25b",
                "/a%252fb",
                "/a%3bb",
                "/a%3B/b",
                "/a;x=%2f/b",
                "/a;x=%00/b",
                "/a;x=%/b",
                "/a%00",
                "/a%0d%0a",
                "/a%1f",
                "/a%7f",
                "/a%C2%85",
                "/a\u0000",
                "/a\tb",
                "/a b",
                "/a\u007f",
                "/ä",
                "/a?b",
                "/a#b",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a%u002f",
                "/a%+1",
                "/a% 1",
                "/%ff",
                "/%C3",
                "/%c0%af",
                "/%e0%80%af",
                "/%ed%a0%80",
                "/%f5%80%80%80",
                "/%C3/%A4"
            })
    void refusesWhatCouldBeReadAsAnotherPath(String uri) {
        assertThat(CanonicalPath.of(uri, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/app/x,/app,/x",
        "/app/,/app,/",
        "/app,/app,/",
        "/app;jsessionid=1,/app,/",
        "/%61pp/x,/app,/x",
        "/app;v=1/x,/app,/x",
        "/caf%c3%a9/x,/caf%C3%A9,/x",
        "/a/b/x,/a/b,/x"
    })
    void takesOffTheContextPathInEachOfItsSpellings(String uri, String contextPath, String path) {
        assertThat(CanonicalPath.of(uri, contextPath)).contains(path);
    }

    @ParameterizedTest
    @CsvSource({"/x,/app", "/application/x,/app", "/APP/x,/app", "/app%2fx,/app", "/x/../app/x,/app", "/app/x,/%zz"})
    void refusesAPathOutsideTheContext(String uri, String contextPath) {
        assertThat(CanonicalPath.of(uri, contextPath)).isEmpty();
    }

    @Test
    void aPlainPathOfTheRootIsTheRequestUriItself() {
        String uri = "/css/style.css";

        assertThat(CanonicalPath.of(uri, "").orElseThrow()).isSameAs(uri);
    }
}
