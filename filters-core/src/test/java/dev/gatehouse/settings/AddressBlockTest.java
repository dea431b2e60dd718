package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "10.0.0.0/8, 10.0.0.0",
        "10.0.0.0/8, 10.255.255.255",
        "10.1.2.3/8, 10.9.9.9",
        "172.16.0.0/12, 172.31.255.255",
        "192.0.2.128/25, 192.0.2.128",
        "192.0.2.4/31, 192.0.2.5",
        "0.0.0.0/0, 203.0.113.7",
        "::1, ::1",
        "::1, 0:0:0:0:0:0:0:1",
        "::1, [::1]",
        "fd00::/8, fdff::1",
        "FE80::/10, fe80::1%eth0",
        "::/0, 2001:db8::1",
        "10.0.0.0/8, ::ffff:10.1.2.3",
        "10.0.0.0/8, ::ffff:a01:203",
        "::ffff:10.0.0.0/104, 10.1.2.3",
        "::ffff:10.0.0.1, 10.0.0.1",
        "::ffff:0:0/96, 203.0.113.7",
    })
    void holds(String block, String remote) {
        assertThat(AddressBlock.parse(block).contains(remote)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2",
        "10.0.0.0/8, 9.255.255.255",
        "10.0.0.0/8, 11.0.0.0",
        "172.16.0.0/12, 172.32.0.0",
        "192.0.2.128/25, 192.0.2.127",
        "::1, ::2",
        "fd00::/8, fe00::1",
        "0.0.0.0/0, ::1",
        "::/0, 192.0.2.1",
        "::ffff:10.0.0.0/104, 11.0.0.0",
        "10.0.0.0/8, 10.1.2",
        "10.0.0.0/8, 10.example.com",
        "10.0.0.0/8, 010.1.2.3",
        "10.0.0.0/8, ''",
        "10.0.0.0/8, '10.1.2.3, 203.0.113.7'",
        "0.0.0.0/0, localhost",
        "0.0.0.0/0, unknown",
    })
    void doesNotHold(String block, String remote) {
        assertThat(AddressBlock.parse(block).contains(remote)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.example.com",
                "localhost",
                "10.0.0",
                "10.0.0.0.0",
                "256.0.0.1",
                "010.0.0.1",
                "1",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "fd00::/129",
                "::ffff:10.0.0.0/8",
                "::ffff:10.0.0.0/129",
                "[::1]",
                "fe80::1%eth0",
                ":",
                ":::",
                ".::1",
                "12345::",
                " 10.0.0.1",
            })
    void refusesWhatIsNoLiteral(String text) {
        assertThatThrownBy(() -> AddressBlock.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text
                        + "\" is neither an IP address nor a CIDR block; accepted: 192.0.2.1, 10.0.0.0/8, fd00::/8");
    }

    @Test
    void blocksAreValues() {
        assertThat(AddressBlock.parse("10.0.0.0/8")).isEqualTo(AddressBlock.parse("10.0.0.0/8"));
    }
}
