package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.AddressBlock;
import dev.gatehouse.settings.WebSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSideTest {
    private static final String PROXY = "10.0.0.1";

    private final BrowserSide browserSide = browserSide(null, "10.0.0.0/8", "fd00::/8");

    @ParameterizedTest
    @CsvSource({
        "http,shop.example,80,http://shop.example",
        "https,shop.example,443,https://shop.example",
        "http,shop.example,8080,http://shop.example:8080",
        "https,shop.example,80,https://shop.example:80",
        "http,SHOP.Example,80,http://shop.example",
        "http,127.0.0.1,8080,http://127.0.0.1:8080",
        "http,[::1],8080,http://[::1]:8080",
        "http,::1,8080,http://[::1]:8080",
        "http,under_score.example,80,http://under_score.example",
        "http,shop.example,-1,http://shop.example"
    })
    void withoutProxiesTheRequestSaysWhereItIs(String scheme, String host, int port, String origin) {
        assertThat(origin(RequestStub.get().to(scheme, host, port))).contains(origin);
    }

    @Test
    void theBaseUrlHasTheContextPath() {
        PublicUrl url = browserSide.publicUrl(RequestStub.get().request()).orElseThrow();

        assertThat(url.baseUrl()).isEqualTo("http://shop.example/app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example/x",
                "user@evil.example",
                "evil.example\r\nX: y",
                "evil example",
                "evil.example?x",
                "evil.example#x",
                "evil.example\\x",
                "évil.example",
                "evil%2eexample",
                ".example",
                "[::1",
                "[::1]x",
                "[1.2.3.4]",
                "[fe80::1%25eth0]",
                "a,b"
            })
    void aHostThatNoUrlMayHaveIsRefused(String host) {
        assertThat(origin(RequestStub.get().to("http", host, 80))).isEmpty();
    }

    @Test
    void theConfiguredUrlBeatsEverything() {
        BrowserSide configured = browserSide(URI.create("https://SHOP.example:443"), "10.0.0.0/8");
        RequestStub request = RequestStub.get().from(PROXY).header("X-Forwarded-Host", "evil.example");

        PublicUrl url = configured.publicUrl(request.request()).orElseThrow();

        assertThat(url.baseUrl()).isEqualTo("https://shop.example/app");
        assertThat(url.isSecure()).isTrue();
    }

    /** oauth2-proxy GHSA-7x63-xv5r-3p2x: forwarded headers believed from anyone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=198.51.100.7;proto=https;host=evil.example",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Port: 8443",
                "X-Forwarded-For: 198.51.100.7"
            })
    void whatAStrangerForwardsDoesNotCount(String line) {
        RequestStub request = RequestStub.get().from("192.0.2.1").line(line);

        assertThat(origin(request)).contains("http://shop.example");
        assertThat(client(request)).isEqualTo("192.0.2.1");
        assertThat(browserSide(null)
                        .clientAddress(RequestStub.get().from(PROXY).line(line).request()))
                .isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proto=https;host=shop.example|https://shop.example",
                "Proto=HTTPS;Host=\"Shop.Example:8443\"|https://shop.example:8443",
                "for=198.51.100.7;host=\"[2001:db8::1]:8443\";proto=https|https://[2001:db8::1]:8443",
                "proto=https|https://internal",
                "host=shop.example|http://shop.example",
                "proto=wss;host=shop.example|https://shop.example",
                "proto=https;host=shop.example:443|https://shop.example",
                "by=10.0.0.1 ; proto=https|https://internal",
                "secret=\"a;b,c\\\"d\";proto=https|https://internal",
                "|http://internal",
                "for=10.0.0.9|http://internal"
            })
    void aTrustedProxyTellsByForwarded(@Nullable String value, String origin) {
        RequestStub request = RequestStub.get().to("http", "internal", 80).from(PROXY);

        assertThat(origin(request.header("Forwarded", value == null ? "" : value)))
                .contains(origin);
    }

    @Test
    void aTrustedProxyTellsByXForwarded() {
        RequestStub request = RequestStub.get().to("http", "internal", 8080).from(PROXY);

        assertThat(origin(request)).contains("http://internal:8080");
        assertThat(origin(request.header("X-Forwarded-Proto", "https"))).contains("https://internal:8080");
        assertThat(origin(request.header("X-Forwarded-Host", "shop.example"))).contains("https://shop.example");
        assertThat(origin(request.header("X-Forwarded-Port", "8443"))).contains("https://shop.example:8443");
    }

    @Test
    void aPortInTheHostBeatsThePortBesideIt() {
        RequestStub request = RequestStub.get()
                .from(PROXY)
                .header("X-Forwarded-Host", "shop.example:8443")
                .header("X-Forwarded-Port", "9");

        assertThat(origin(request)).contains("http://shop.example:8443");
    }

    /** The container's port is http's default, which would be an odd one for https. */
    @Test
    void aDefaultPortBehindTheProxyIsNoneBeforeIt() {
        RequestStub request = RequestStub.get().to("http", "shop.example", 80).from(PROXY);

        assertThat(origin(request.header("X-Forwarded-Proto", "https"))).contains("https://shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: proto=javascript",
                "Forwarded: host=\"evil.example/x\"",
                "Forwarded: host=\"user@evil.example\"",
                "Forwarded: host=\"evil.example:99999\"",
                "Forwarded: host=\"evil.example:\"",
                "Forwarded: host=\"evil.example:0\"",
                "Forwarded: host=\"open, for=1.2.3.4",
                "Forwarded: for=\", for=\"[2001:db8::1]:80\"",
                "Forwarded: host=a;host=b",
                "Forwarded: host",
                "Forwarded: host=",
                "Forwarded: host=\"a\"b",
                "Forwarded: =a",
                "X-Forwarded-Proto: ftp",
                "X-Forwarded-Host: evil.example/x",
                "X-Forwarded-Host: a b",
                "X-Forwarded-Port: 0",
                "X-Forwarded-Port: 65536",
                "X-Forwarded-Port: +80",
                "X-Forwarded-Port: 80x"
            })
    void whatATrustedProxyPassesOnIsCheckedToo(String line) {
        assertThat(origin(RequestStub.get().from(PROXY).line(line))).isEmpty();
    }

    @Test
    void ofSeveralProxiesTheOutermostTrustedOneCounts() {
        RequestStub standard = RequestStub.get()
                .from(PROXY)
                .header(
                        "Forwarded",
                        "for=203.0.113.9;proto=http;host=evil.example, for=198.51.100.7;proto=https;host=a.example")
                .header("Forwarded", "for=10.0.0.2;proto=http;host=b.example");
        RequestStub legacy = RequestStub.get()
                .from(PROXY)
                .header("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
                .header("X-Forwarded-For", "10.0.0.2")
                .header("X-Forwarded-Proto", "http, https,http")
                .header("X-Forwarded-Host", "evil.example,a.example, b.example");

        assertThat(origin(standard)).contains("https://a.example");
        assertThat(client(standard)).isEqualTo("198.51.100.7");
        assertThat(origin(legacy)).contains("https://a.example");
        assertThat(client(legacy)).isEqualTo("198.51.100.7");
    }

    @Test
    void aValueThatOnlyTheOutermostProxyWroteCounts() {
        RequestStub request = RequestStub.get()
                .from(PROXY)
                .header("X-Forwarded-For", "198.51.100.7, 10.0.0.2")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "a.example");

        assertThat(origin(request)).contains("https://a.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7|198.51.100.7",
                "198.51.100.7:4711|198.51.100.7",
                "2001:db8::1|2001:db8::1",
                "[2001:db8::1]:4711|2001:db8::1",
                "10.0.0.3, 10.0.0.2|10.0.0.3",
                "fd00::3, 10.0.0.2|fd00::3",
                "10.0.0.3, 198.51.100.7|198.51.100.7",
                "198.51.100.7, unknown|10.0.0.1",
                "198.51.100.7, unknown, 10.0.0.2|10.0.0.2",
                "_hidden|10.0.0.1",
                "evil.example|10.0.0.1",
                "198.51.100.7%0d%0aX|10.0.0.1",
                "[2001:db8::1|10.0.0.1",
                ", ,|10.0.0.1"
            })
    void theClientIsTheFirstHopThatIsNotTrusted(String nodes, String client) {
        assertThat(client(RequestStub.get().from(PROXY).header("X-Forwarded-For", nodes)))
                .isEqualTo(client);
    }

    @Test
    void twoAccountsThatDifferAreRefused() {
        assertThat(origin(both("host=a.example", "X-Forwarded-Host: b.example")))
                .isEmpty();
        assertThat(origin(both("proto=http", "X-Forwarded-Proto: https"))).isEmpty();
        assertThat(origin(both("proto=https;host=a.example", "X-Forwarded-Proto: HTTPS")))
                .contains("https://a.example");
        assertThat(client(both("for=198.51.100.7", "X-Forwarded-For: 198.51.100.8")))
                .isEqualTo(PROXY);
        assertThat(client(both("for=198.51.100.7", "X-Forwarded-For: 198.51.100.7")))
                .isEqualTo("198.51.100.7");
    }

    @Test
    void aConnectionWithoutAnAddressIsNotTrusted() {
        RequestStub request = RequestStub.get().from(null).header("X-Forwarded-Host", "evil.example");

        assertThat(origin(request)).contains("http://shop.example");
        assertThat(client(request)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,true",
        "LOCALHOST,true",
        "shop.localhost,true",
        "127.0.0.1,true",
        "127.255.0.9,true",
        "[::1],true",
        "localhost.example,false",
        "notlocalhost,false",
        "127.evil.example,false",
        "128.0.0.1,false",
        "[::2],false"
    })
    void loopbackHostsAreKnown(String host, boolean loopback) {
        PublicUrl url = browserSide
                .publicUrl(RequestStub.get().to("http", host, 8080).request())
                .orElseThrow();

        assertThat(url.isLoopbackHost()).isEqualTo(loopback);
        assertThat(url.isSecure()).isFalse();
    }

    private static RequestStub both(String forwarded, String line) {
        return RequestStub.get().from(PROXY).header("Forwarded", forwarded).line(line);
    }

    private Optional<String> origin(RequestStub request) {
        return browserSide.publicUrl(request.request()).map(PublicUrl::origin);
    }

    private String client(RequestStub request) {
        return browserSide.clientAddress(request.request());
    }

    private static BrowserSide browserSide(@Nullable URI publicUrl, String... trusted) {
        List<AddressBlock> blocks =
                List.of(trusted).stream().map(AddressBlock::parse).toList();
        return new BrowserSide(new WebSettings(Set.of(), publicUrl, blocks, 0));
    }
}
