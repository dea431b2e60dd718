package dev.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnTargetTest {
    private final ReturnTarget targets = new ReturnTarget(
            "https://shop.example.com",
            Set.of("https://spa.example.com", "http://localhost:3000"),
            path -> path.startsWith("/shop/app/"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/shop/cart",
                "/shop/cart?item=7&next=//evil.example",
                "/shop/#/route",
                "/shop/a%20b",
                "/shop/100%25",
                "/shop/caf%C3%A9",
                "/shop/x;jsessionid=1",
                "/other-app/page",
                "/shop/app",
                "https://spa.example.com/",
                "http://localhost:3000/items?x=1#top"
            })
    void goesBackTo(String target) {
        assertThat(targets.check(target)).contains(target);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com, /",
        "https://SHOP.example.com:443/shop/cart?x=1, /shop/cart?x=1",
        "https://shop.example.com/shop/#top, /shop/#top",
        "https://spa.example.com, https://spa.example.com/",
        "HTTPS://spa.example.com:443/x, https://spa.example.com/x",
    })
    void isRebuilt(String target, String rebuilt) {
        assertThat(targets.check(target)).contains(rebuilt);
    }

    /** Spellings that browsers, proxies or servers have read as another host, or as code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/%09/evil.example",
                "/%0a/evil.example",
                "/%2f/evil.example",
                "/%2fevil.example",
                "/%252fevil.example",
                "/%5cevil.example",
                "/%255cevil.example",
                "/%20/evil.example",
                "/ /evil.example",
                " //evil.example",
                "/..//evil.example",
                "/.//evil.example",
                "/%2e%2e//evil.example",
                "/..;x//evil.example",
                "/shop/%00",
                "/shop/\u0000",
                "/shop/\r\nSet-Cookie:x=y",
                "/shop/%0d%0aSet-Cookie:x=y",
                "/shop/%zz",
                "/shop/%c0%af",
                "/shop/%ff",
                "/shop/café",
                "shop/cart",
                "?x=1",
                "#x",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "https:evil.example",
                "https:/evil.example",
                "https:///evil.example",
                "https://evil.example/",
                "https://shop.example.com@evil.example/",
                "https://user@shop.example.com/",
                "https://shop.example.com:8443/",
                "https://shop.example.com.evil.example/",
                "http://shop.example.com/",
                "https://shop.example.com\\@evil.example/",
                "https://shop.example.com//evil.example",
                "https://spa.example.com//x",
                "https://[::1]/",
                "ftp://shop.example.com/"
            })
    void neverGoesTo(String target) {
        assertThat(targets.check(target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/app/login", "/shop/app/callback?code=x", "/shop/%61pp/login", "/shop/app;x/login"})
    void doesNotLoopThroughTheSuitesOwnPaths(String target) {
        assertThat(targets.check(target)).isEmpty();
    }

    @Test
    void aTargetTooLongForACookieIsRefused() {
        String longest = "/" + "x".repeat(ReturnTarget.LONGEST - 1);

        assertThat(targets.check(longest)).contains(longest);
        assertThat(targets.check(longest + "x")).isEmpty();
    }
}
