package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST of a page that meets a login arrives at the application after it. */
class SavedRequestTest extends SiteCase {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = """
            --b
            Content-Disposition: form-data; name="a"

            one
            --b
            Content-Disposition: form-data; name="file"; filename="a \u00c3\u00a4.txt"
            Content-Type: text/plain

            line

            --line

            --b
            Content-Disposition: form-data; name="empty"


            --b--
            """.replace("\n", "\r\n");

    private final PostServlet application = new PostServlet();
    private final Site site = site(plain -> plain.servlet("/post/*", application));

    /** The same request, sent by somebody who is logged in, is what the application's answer is compared with. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parameters?a=0&q=%C3%A4 | application/x-www-form-urlencoded               | a=1&a=2&b=%C3%A4+%26&c
            parameters              | application/x-www-form-urlencoded;charset=UTF-8 | a=%C3%A4
            stream                  | application/x-www-form-urlencoded               | a=1
            reader                  | application/x-www-form-urlencoded               | a=1
            stream                  | application/json                                | {\"a\":1}
            reader                  | application/json                                | {\"a\":1}
            stream                  | text/plain                                      | a=1
            parameters?a=0          | text/plain                                      | a=1
            async                   | application/json                                | {\"a\":[1,2,3]}
            async                   | application/x-www-form-urlencoded               | a=123
            """)
    void arrivesAsIfNothingHadHappened(String path, String type, String body) {
        assertArrives(site.url("/post/" + path), type, body);
    }

    @ParameterizedTest
    @CsvSource({
        "parameters, application/x-www-form-urlencoded; charset=\"ISO-8859-1\"",
        "latin1, application/x-www-form-urlencoded"
    })
    void aFormInLatin1IsReadAsSuch(String way, String type) {
        String url = site.url("/post/" + way);

        Response page = logInFrom(browser.send("POST", url, request(url, type, "a=%E4")), url);

        assertThat(page.asString()).contains("request=POST", "a=[\u00e4]");
    }

    @Test
    void anErrorPageSeesThePostToo() {
        Site failing = site(plain -> plain.servlet("/post/*", application).errorPage("/post/parameters"));
        String url = failing.url("/post/error");

        Response page = logInFrom(browser.send("POST", url, form("a=1")), url);

        assertThat(page.statusCode()).isEqualTo(418);
        assertThat(page.asString()).contains("user=alice", "request=POST", "a=[1]");
    }

    @Test
    void aMultipartFormArrivesWithItsParts() {
        assertArrives(site.url("/post/parts?a=0"), "multipart/form-data; boundary=b", MULTIPART);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "async", "parameters"})
    void anEmptyPostIsAPostToo(String way) {
        assertArrives(site.url("/post/" + way), FORM, "");
    }

    @Test
    void isSentOnce() {
        String url = site.url("/post/parameters");
        logInFrom(browser.send("POST", url, form("a=1")), url);

        Response again = browser.open(url);

        assertThat(again.asString()).contains("request=GET /post/parameters");
        assertThat(application.posts).hasValue(1);
    }

    @Test
    void aCopiedTicketIsOfNoUseOnceTheRequestWasSent() {
        String url = site.url("/post/parameters");
        String target = callback(browser.send("POST", url, form("a=1")), url);
        Browser copy = browser.copy();
        browser.load(target);

        assertThat(copy.load(target).asString()).contains("request=GET");
        assertThat(application.posts).hasValue(1);
    }

    @Test
    void manyAtOnceSendItOnce() throws Exception {
        String url = site.url("/post/parameters");
        String target = callback(browser.send("POST", url, form("a=1")), url);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Response> each : threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(i -> browser.copy())
                    .<Callable<Response>>map(copy -> () -> copy.load(target))
                    .toList())) {
                assertThat(each.get().statusCode()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(application.posts).hasValue(1);
    }

    @Test
    void twoTabsSendTheirOwn() {
        Response one = browser.send("POST", site.url("/post/parameters?tab=1"), form("a=one"));
        Response two = browser.send("POST", site.url("/post/parameters?tab=2"), form("a=two"));

        Response second = logInFrom(two, site.url("/post/parameters?tab=2"));
        Response first = browser.follow(one, site.url("/post/parameters?tab=1"));

        assertThat(second.asString()).contains("tab=2", "a=[two]");
        assertThat(first.asString()).contains("tab=1", "a=[one]");
    }

    @Test
    void twoTabsThatSendToOnePlaceBothArrive() {
        String url = site.url("/post/parameters");
        Response one = browser.send("POST", url, form("a=one"));
        Response two = browser.send("POST", url, form("a=two"));

        String read = logInFrom(two, url).asString() + browser.follow(one, url).asString();

        assertThat(read).contains("a=[one]", "a=[two]");
        assertThat(application.posts).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"99, 303", "100, 303", "101, 413"})
    void overTheLimitTheUserIsToldBeforeTheLogin(int size, int status) {
        Site strict = site(plain -> plain.set("request.saved-body-limit", "100"));

        Response answer = browser.send("POST", strict.url("/post"), form("a=" + "x".repeat(size - 2)));

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 413) {
            assertThat(answer.asString()).contains("href=\"/app/login\" target=\"_blank\"");
            assertThat(setCookies(answer)).isEmpty();
        }
    }

    @Test
    void aBodyOfManyTimesTheLimitIsToldToo() {
        Response answer = browser.send("POST", site.url("/post"), form("a=" + "x".repeat(3 << 20)));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aLimitOfNothingKeepsNothing() {
        Site none = site(plain -> plain.set("request.saved-body-limit", "0"));

        assertThat(browser.send("POST", none.url("/post"), form("a=1")).statusCode())
                .isEqualTo(413);
        assertThat(browser.send("POST", none.url("/post"), form("")).statusCode())
                .isEqualTo(413);
        assertThat(browser.load(none.url("/post")).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Referer, https://evil.example/page"
    })
    void whatAForeignPagePlantsIsNotSaved(String header, String value) {
        String url = site.url("/post/parameters");
        Response planted = browser.send("POST", url, form("a=evil").header(header, value));

        Response page = logInFrom(planted, url);

        assertThat(planted.statusCode()).isEqualTo(303);
        assertThat(page.asString()).contains("user=alice", "request=GET /\n");
        assertThat(application.posts).hasValue(0);
    }

    @Test
    void aScriptIsToldAndNothingIsSaved() {
        Response answer = browser.send(
                "POST",
                site.url("/post/stream"),
                Browser.script().contentType("application/json").body("{}"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(setCookies(answer)).isEmpty();
    }

    @Test
    void aLoginThatFailsSendsNothing() {
        String url = site.url("/post/parameters");
        String state =
                query(Browser.location(browser.send("POST", url, form("a=1")))).get("state");

        Response failed = browser.load(site.url("/app/callback?error=access_denied&state=" + state));
        logIn(browser, url);

        assertThat(failed.statusCode()).isEqualTo(400);
        assertThat(application.posts).hasValue(0);
    }

    @Test
    void anotherLoginOfTheSameBrowserDoesNotSendIt() {
        String url = site.url("/post/parameters");
        browser.send("POST", url, form("a=1"));

        logIn(browser, url);

        assertThat(application.posts).hasValue(0);
    }

    @Test
    void anotherBrowserCannotHaveIt() {
        String url = site.url("/post/parameters");
        String target = callback(browser.send("POST", url, form("a=1")), url);
        Browser other = new Browser();
        logIn(other, site.url("/"));

        assertThat(other.load(target).asString()).contains("request=GET");
    }

    @Test
    void whatOneUserSentIsNotSentAsAnother() {
        String url = site.url("/post/parameters");
        logIn(browser, site.url("/"));
        browser.cookies(site.url("/")).remove("app.rt");
        idp.controls().time().advance(Duration.ofDays(1));
        Response challenged = browser.send("POST", url, form("a=alice"));
        browser.cookies(idp.url()).clear();

        Response page = browser.submitLogin(
                browser.load(Browser.location(challenged)), Fixtures.BOB_EMAIL, Fixtures.BOB_PASSWORD);

        assertThat(page.asString()).contains("request=GET /post/parameters");
        assertThat(application.posts).hasValue(0);
    }

    @Test
    void whoeverStartedAnonymouslyMayBeAnybody() {
        String url = site.url("/post/parameters");
        Response challenged = browser.send("POST", url, form("a=1"));

        browser.submitLogin(browser.load(Browser.location(challenged)), Fixtures.BOB_EMAIL, Fixtures.BOB_PASSWORD);

        assertThat(application.posts).hasValue(1);
    }

    @Test
    void theApplicationDoesNotSeeTheTicket() {
        String url = site.url("/who");

        Response page = logInFrom(browser.send("POST", url, form("a=1")), url);

        assertThat(page.asString()).contains("request=POST /who", "body=a=1", "cookies=null", "header=null");
        assertThat(browser.cookies(url).keySet()).noneMatch(name -> name.startsWith("app.saved."));
    }

    private void assertArrives(String url, String type, String body) {
        Browser known = new Browser();
        logIn(known, url);
        Response direct = known.send("POST", url, request(url, type, body));
        Response challenged = browser.send("POST", url, request(url, type, body));
        assertThat(challenged.statusCode()).isEqualTo(303);
        Response replayed = logInFrom(challenged, url);

        assertThat(direct.asString()).contains("user=alice", "request=POST");
        assertThat(replayed.asString()).isEqualTo(direct.asString());
        assertThat(replayed.statusCode()).isEqualTo(direct.statusCode());
    }

    private Response logInFrom(Response challenged, String url) {
        Response form = browser.follow(challenged, url);
        return browser.submitLogin(form, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
    }

    /** Logs in and stops before the request that follows the callback; where that goes. */
    private String callback(Response challenged, String url) {
        Response form = browser.follow(challenged, url);
        Response answer = browser.fillIn(form, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
        String target = Browser.location(browser.load(Browser.location(answer)));
        return URI.create(url).resolve(target).toString();
    }

    private static RequestSpecification request(String url, String type, String body) {
        URI page = URI.create(url).resolve("/form");
        return Browser.page()
                .contentType(type)
                .header("Origin", "http://" + page.getAuthority())
                .header("Sec-Fetch-Site", "same-origin")
                .header("Referer", page.toString())
                .body(body);
    }

    private static RequestSpecification form(String body) {
        return Browser.page().contentType(FORM).body(body);
    }
}
