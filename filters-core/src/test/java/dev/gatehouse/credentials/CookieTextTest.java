package dev.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "a+b/c==", "a b", "50%", "3~a~b", "\"q\",;\\", "ä\u20ac\ud83d\ude00", "\r\n\u0000", "%41"})
    void anyTokenComesBackAsItWas(String token) {
        String encoded = CookieText.encode(token);

        assertThat(encoded.chars()).allMatch(SetCookie::isOctet).doesNotContain((int) '~');
        assertThat(CookieText.decode(encoded)).isEqualTo(token);
    }

    @Test
    void whatACookieCanHoldStaysReadable() {
        String plain = "eyJhbGciOi.eyJ-_.s1G+/=:!#$&'()*";

        assertThat(CookieText.encode(plain)).isSameAs(plain);
        assertThat(CookieText.decode(plain)).isSameAs(plain);
        assertThat(CookieText.encode("a b~")).isEqualTo("a%20b%7E");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%4", "%4x", "%x4", "%ff", "%c0%af", "%C0%AF", "%2f", "%41\u00e4", "%41~"})
    void whatWasNotEncodedHereIsNoText(String value) {
        assertThat(CookieText.decode(value)).isNull();
    }
}
