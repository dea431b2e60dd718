package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackHostTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "store.demo.localhost",
                "127.0.0.1",
                "127.255.255.255",
                "[::1]",
                "::1",
                "[0:0:0:0:0:0:0:1]"
            })
    void is(String host) {
        assertThat(LoopbackHost.is(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "localhost.example.com",
                "notlocalhost",
                "127.0.0.1.example.com",
                "127.1",
                "126.0.0.1",
                "128.0.0.1",
                "0.0.0.0",
                "[::2]",
                "[::]",
                "10.0.0.1"
            })
    void isNot(String host) {
        assertThat(LoopbackHost.is(host)).isFalse();
    }
}
