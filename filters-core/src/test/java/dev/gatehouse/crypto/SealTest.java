package dev.gatehouse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final SecretKey OLD = key(1);
    private static final SecretKey NEW = key(2);

    @Test
    void opensWhatItSealed() {
        Seal seal = new Seal(List.of(NEW));

        assertThat(seal.openText(seal.sealText("täxt", "rt"), "rt")).contains("täxt");
    }

    @Test
    void anOlderKeyStillOpens() {
        String sealed = new Seal(List.of(OLD)).sealText("text", "rt");

        assertThat(new Seal(List.of(NEW, OLD)).openText(sealed, "rt")).contains("text");
        assertThat(new Seal(List.of(NEW)).openText(sealed, "rt")).isEmpty();
    }

    /** CVE-2021-32791: a fixed nonce. */
    @Test
    void noTwoSealsAreAlike() {
        Seal seal = new Seal(List.of(NEW));

        assertThat(seal.sealText("text", "rt")).isNotEqualTo(seal.sealText("text", "rt"));
    }

    @Test
    void whatWasSealedForOneUseDoesNotOpenForAnother() {
        Seal seal = new Seal(List.of(NEW));

        assertThat(seal.openText(seal.sealText("text", "rt"), "login")).isEmpty();
    }

    @Test
    void tamperingAndNonsenseOpenToNothing() {
        Seal seal = new Seal(List.of(NEW));
        String sealed = seal.sealText("text", "rt");
        char other = sealed.charAt(20) == 'A' ? 'B' : 'A';

        assertThat(seal.openText(sealed.substring(0, 20) + other + sealed.substring(21), "rt"))
                .isEmpty();
        assertThat(seal.openText(sealed.substring(0, 15), "rt")).isEmpty();
        assertThat(seal.openText("not base64!", "rt")).isEmpty();
        assertThat(seal.openText("", "rt")).isEmpty();
    }

    @Test
    void needsAKey() {
        assertThatThrownBy(() -> new Seal(List.of())).hasMessage("a seal needs at least one key");
    }

    private static SecretKey key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return new SecretKeySpec(bytes, "AES");
    }
}
