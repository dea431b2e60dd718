package dev.gatehouse.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyDerivationTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 5869 appendix A.3: no salt, no info; the first 32 of its 42 bytes. */
    @Test
    void derivesWhatTheRfcDerives() {
        byte[] secret = HEX.parseHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");

        assertThat(HEX.formatHex(KeyDerivation.derive(secret, "")))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    @Test
    void anotherLabelGivesOtherBytes() {
        byte[] secret = HEX.parseHex("00112233445566778899aabbccddeeff");

        assertThat(KeyDerivation.derive(secret, "a")).isNotEqualTo(KeyDerivation.derive(secret, "b"));
    }
}
