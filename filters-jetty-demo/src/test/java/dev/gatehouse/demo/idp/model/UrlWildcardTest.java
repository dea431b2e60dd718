package dev.gatehouse.demo.idp.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlWildcardTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:*/*, http://localhost:8080/app/callback, true",
        "http://localhost:*/*, http://localhost:8080/, true",
        "http://localhost:*/*, http://localhost:8080, false",
        "http://localhost:*/*, https://localhost:8080/, false",
        "http://localhost:*/*, http://localhost:8080@evil.example/, false",
        "http://localhost:*/*, http://localhost:8080.evil.example/, false",
        "http://*.localhost/*, http://store.demo.localhost/a?b=c, true",
        "http://*.localhost/*, http://localhost/, false",
        "http://*.localhost/*, http://evil.example/.localhost/, false",
        "http://*.localhost/*, http://evil.example?.localhost/, false",
        "https://example.com/a*, https://example.com/a/b, true",
        "https://example.com/a*, https://example.com/b, false",
        "https://example.com/*, https://example.com/a#b, false",
        "https://example.com/a.b, https://example.com/aXb, false"
    })
    void aStarStandsForCharactersOfItsPart(String pattern, String url, boolean matches) {
        assertThat(new UrlWildcard(pattern).matches(url)).isEqualTo(matches);
    }
}
