package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the application believes that browsers see it. */
class PublicUrlTest extends SiteCase {

    @Test
    void thePublicUrlIsWhatTheProviderIsTold() {
        Site site = site(plain -> plain.set("app.public-url", "https://shop.example"));

        Response sent = browser.load(site.url("/cart"));

        assertThat(query(Browser.location(sent))).containsEntry("redirect_uri", "https://shop.example/app/callback");
        assertThat(setCookies(sent)).singleElement().asString().contains("Secure");
    }

    @Test
    void thePublicUrlHoldsWhateverTheRequestSays() {
        Site site = site(
                plain -> plain.set("app.public-url", "https://shop.example").set("forwarded.trust", "127.0.0.0/8"));

        Response sent = browser.send(
                "GET",
                site.url("/cart"),
                Browser.page().header("X-Forwarded-Host", "evil.example").header("X-Forwarded-Proto", "http"));

        assertThat(query(Browser.location(sent))).containsEntry("redirect_uri", "https://shop.example/app/callback");
        assertThat(RawRequest.send(site.port(), "/cart", "Host: evil.example"))
                .contains("redirect_uri=https%3A%2F%2Fshop.example%2Fapp%2Fcallback")
                .doesNotContain("evil.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Forwarded|proto=https;host=shop.example",
                "Forwarded|for=192.0.2.1;host=\"shop.example\";proto=https",
                "X-Forwarded-Proto,X-Forwarded-Host|https,shop.example",
                "X-Forwarded-Proto,X-Forwarded-Host,X-Forwarded-Port|https,shop.example,443"
            })
    void aTrustedProxySaysWhereTheBrowserIs(String names, String values) {
        Site site = site(plain -> plain.set("forwarded.trust", "127.0.0.1"));

        Response sent = browser.send("GET", site.url("/cart"), headers(names, values));

        assertThat(query(Browser.location(sent))).containsEntry("redirect_uri", "https://shop.example/app/callback");
        assertThat(setCookies(sent)).singleElement().asString().contains("Secure");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"none|", "10.0.0.0/8, 192.0.2.7|"})
    void nobodyElseDoes(String trusted) {
        Site site = site(plain -> plain.set("forwarded.trust", trusted));

        for (String names : new String[] {
            "X-Forwarded-Proto,X-Forwarded-Host|https,evil.example", "Forwarded|proto=https;host=evil.example"
        }) {
            Response sent = browser.send(
                    "GET",
                    site.url("/cart"),
                    headers(names.substring(0, names.indexOf('|')), names.substring(names.indexOf('|') + 1)));

            assertThat(query(Browser.location(sent))).containsEntry("redirect_uri", site.url("/app/callback"));
            assertThat(setCookies(sent)).noneMatch(line -> line.contains("Secure"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example/path",
                "user@evil.example",
                "evil.example:port",
                "evil.example:99999",
                "evil example",
                "evil.example#x",
                "evil.example?x",
                "evil\\example",
                "<script>",
                "[::1",
                "a%0d%0ab"
            })
    void aHostThatNoUrlMayHaveIs400(String host) {
        Site site = site();

        assertThat(RawRequest.status(RawRequest.send(site.port(), "/cart", "Host: " + host)))
                .isEqualTo(400);
        assertThat(RawRequest.status(RawRequest.send(site.port(), "/app/login", "Host: " + host)))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: user@evil.example",
                "X-Forwarded-Host: evil.example/x",
                "X-Forwarded-Proto: javascript",
                "Forwarded: host=\"evil.example/x\"",
                "Forwarded: proto=https;proto=http",
                "X-Forwarded-Port: 0x50"
            })
    void malformedWordsOfATrustedProxyAre400(String line) {
        Site site = site(plain -> plain.set("forwarded.trust", "127.0.0.1"));

        assertThat(RawRequest.status(
                        RawRequest.send(site.port(), "/cart", "Host: localhost:" + site.port() + "\n" + line)))
                .isEqualTo(400);
    }

    @Test
    void withoutAHostTheRequestIs400() {
        assertThat(RawRequest.status(RawRequest.send(site().port(), "/cart", "X-Nothing: 1")))
                .isEqualTo(400);
    }

    @Test
    void aLoginWorksBehindAProxyThatEndsTls() {
        Site site = site(plain -> plain.set("forwarded.trust", "127.0.0.1"));
        Response sent = browser.send("GET", site.url("/cart"), proxied());
        String callback = Browser.location(browser.fillIn(
                browser.load(Browser.location(sent)),
                dev.gatehouse.demo.idp.Fixtures.ALICE_EMAIL,
                dev.gatehouse.demo.idp.Fixtures.ALICE_PASSWORD));

        assertThat(callback).startsWith("https://shop.localhost/app/callback?");
        Response finished = browser.send("GET", callback.replace("https://shop.localhost", site.url("")), proxied());
        assertThat(finished.statusCode()).isEqualTo(303);
        assertThat(Browser.location(finished)).isEqualTo("/cart");
        assertThat(setCookies(finished))
                .filteredOn(line -> line.startsWith("app.at="))
                .singleElement()
                .asString()
                .contains("Secure");
        Response out = browser.send("GET", site.url("/app/logout"), proxied());
        assertThat(query(Browser.location(out))).containsEntry("post_logout_redirect_uri", "https://shop.localhost/");
    }

    private static RequestSpecification proxied() {
        return Browser.page().header("X-Forwarded-Host", "shop.localhost").header("X-Forwarded-Proto", "https");
    }

    private static RequestSpecification headers(String names, String values) {
        RequestSpecification request = Browser.page();
        String[] all = names.split(",", -1);
        String[] given = all.length == 1 ? new String[] {values} : values.split(",", -1);
        for (int i = 0; i < all.length; i++) {
            request.header(all[i], given[i]);
        }
        return request;
    }
}
