package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.RequestFacts.Asker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageLoadTest {
    private static final String HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource({
        "navigate,document,PAGE",
        "navigate,iframe,FRAME",
        "navigate,frame,FRAME",
        "navigate,object,FRAME",
        "navigate,embed,FRAME",
        "cors,empty,SCRIPT",
        "no-cors,image,SCRIPT",
        "same-origin,empty,SCRIPT",
        "websocket,empty,SCRIPT",
        "nonsense,document,SCRIPT"
    })
    void fetchMetadataIsBelievedWhereTheBrowserSendsIt(String mode, String destination, Asker asker) {
        RequestStub request = RequestStub.get()
                .header("Sec-Fetch-Mode", mode)
                .header("Sec-Fetch-Dest", destination)
                .header("Accept", HTML);

        assertThat(PageLoad.asker(request.request())).isEqualTo(asker);
    }

    @Test
    void aNavigationNeedsNoOtherHeader() {
        assertThat(PageLoad.asker(
                        RequestStub.post().header("Sec-Fetch-Mode", "navigate").request()))
                .isEqualTo(Asker.PAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                HTML + "|PAGE",
                "text/html|PAGE",
                "TEXT/HTML;level=1|PAGE",
                "application/json, text/html;q=0.1|PAGE",
                "text/html;q=0, text/html;level=1|PAGE",
                "text/html;q=0|SCRIPT",
                "text/html; Q=0.000|SCRIPT",
                "text/html;level=1 ; q=0.0, */*|SCRIPT",
                "*/*|SCRIPT",
                "text/*|SCRIPT",
                "application/json|SCRIPT",
                "image/avif,image/webp,*/*;q=0.8|SCRIPT",
                "text/htmlx|SCRIPT",
                "''|SCRIPT"
            })
    void elseAPageLoadAsksForHtmlByName(String accept, Asker asker) {
        assertThat(PageLoad.asker(RequestStub.get().header("Accept", accept).request()))
                .isEqualTo(asker);
    }

    @Test
    void everyAcceptLineCounts() {
        RequestStub request = RequestStub.get().header("Accept", "image/png").header("Accept", "text/html");

        assertThat(PageLoad.asker(request.request())).isEqualTo(Asker.PAGE);
        assertThat(PageLoad.asker(RequestStub.get().request())).isEqualTo(Asker.SCRIPT);
    }

    @ParameterizedTest
    @CsvSource({"GET,PAGE", "HEAD,PAGE", "PUT,SCRIPT", "DELETE,SCRIPT", "OPTIONS,SCRIPT", "POST,SCRIPT"})
    void elseAPageLoadHasAPageLoadsMethod(String method, Asker asker) {
        assertThat(PageLoad.asker(
                        RequestStub.get().method(method).header("Accept", HTML).request()))
                .isEqualTo(asker);
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded,PAGE",
        "Application/X-WWW-Form-URLencoded; charset=UTF-8,PAGE",
        "multipart/form-data; boundary=x,PAGE",
        "text/plain,PAGE",
        "application/json,SCRIPT"
    })
    void elseAPostIsAPageLoadIfAFormSendsIt(String type, Asker asker) {
        RequestStub request = RequestStub.post().header("Accept", HTML).header("Content-Type", type);

        assertThat(PageLoad.asker(request.request())).isEqualTo(asker);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Requested-With: XMLHttpRequest",
                "Sec-Purpose: prefetch",
                "Sec-Purpose: prefetch;prerender",
                "Purpose: prefetch",
                "X-Moz: prefetch",
                "Service-Worker: script"
            })
    void whatNobodyLooksAtIsAScript(String line) {
        assertThat(PageLoad.asker(
                        RequestStub.get().header("Accept", HTML).line(line).request()))
                .isEqualTo(Asker.SCRIPT);
    }

    @Test
    void aPrefetchedNavigationIsAScript() {
        RequestStub request =
                RequestStub.get().header("Sec-Fetch-Mode", "navigate").header("Sec-Purpose", "prefetch");

        assertThat(PageLoad.asker(request.request())).isEqualTo(Asker.SCRIPT);
    }

    /** spring-security #17686: they overwrote the page that the user was on the way to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/favicon.ico",
                "/img/FAVICON.ICO",
                "/apple-touch-icon.png",
                "/apple-touch-icon-120x120-precomposed.png",
                "/js/app.js.map",
                "/css/app.css.map",
                "/js/app.js",
                "/sw.mjs",
                "/.well-known/appspecific/com.chrome.devtools.json",
                "/manifest.json",
                "/site.webmanifest"
            })
    void iconsAndSourceMapsNeverBecomeThePlaceToReturnTo(String path) {
        assertThat(PageLoad.mayReturnTo(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/cart", "/js", "/map", "/maps/", "/a/.well-known/x", "/report.pdf", "/news.html", "/icons"
            })
    void aPageMayBeReturnedTo(String path) {
        assertThat(PageLoad.mayReturnTo(path)).isTrue();
    }
}
