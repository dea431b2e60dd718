package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Fault;
import dev.gatehouse.demo.idp.http.HeldCalls;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTest extends SiteCase {
    private final Site site = site();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?code=c",
                "?state=",
                "?code=c&state=",
                "?code=c&state=unknown",
                "?code=c&state=%00",
                "?code=c&state=%F0%9F%94%91",
                "?error=access_denied",
                "?error=access_denied&state=unknown"
            })
    void anAnswerWithoutAStateOfThisBrowserIsNoLogin(String query) {
        assertRefused(browser.load(site.url("/app/callback" + query)));
        assertThat(exchanges()).isZero();
    }

    @Test
    void aStateOfAnotherBrowserIsNoLogin() {
        String foreign = answer(new Browser(), site.url("/cart"));
        browser.load(site.url("/cart"));

        assertRefused(browser.load(foreign));
        assertThat(exchanges()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "code", "iss", "error", "error_description"})
    void anAnswerWithAParameterTwiceIsNoLogin(String name) {
        String callback = answer(browser, site.url("/cart"));
        String value = query(callback).getOrDefault(name, "x");

        String again = "&" + name + "=" + value;
        assertRefused(browser.load(callback + again + (callback.contains(name + "=") ? "" : again)));
        assertThat(exchanges()).isZero();
    }

    @Test
    void anErrorAnswerIsNoLoginAndNothingIsExchanged() {
        String callback = answer(browser, site.url("/app/login?prompt=none"));
        assertThat(query(callback)).containsEntry("error", "login_required");

        assertRefused(browser.load(callback));
        assertThat(exchanges()).isZero();
    }

    @Test
    void anErrorBesideACodeIsNoLogin() {
        assertRefused(browser.load(answer(browser, site.url("/cart")) + "&error=server_error"));
        assertThat(exchanges()).isZero();
    }

    @Test
    void anAnswerOfAnotherIssuerIsRefusedBeforeTheCodeIsSentAnywhere() {
        String callback = answer(browser, site.url("/cart"));

        assertRefused(browser.load(callback.replace("iss=acme.com", "iss=evil.example")));
        assertThat(exchanges()).isZero();
    }

    @Test
    void anAnswerThatLacksTheIssuerItsProviderAnnouncedIsRefused() {
        String callback = answer(browser, site.url("/cart"));

        assertRefused(browser.load(callback.replace("&iss=acme.com", "")));
        assertThat(exchanges()).isZero();
    }

    @Test
    void aProviderThatAnnouncesNoIssuerNeedNotNameIt() {
        idp.controls().changeSwitches(all -> all.with("issInAuthorizeResponse", false));

        Response page = logIn(browser, site.url("/cart"));

        assertThat(page.asString()).contains("user=alice");
        assertThat(idp.recorded("/oauth2/authorize")).isNotEmpty();
    }

    @Test
    void aCodeThatTheProviderRefusesIsNoLogin() {
        String callback = answer(browser, site.url("/cart"));

        assertRefused(browser.load(callback.replaceFirst("code=[^&]+", "code=guessed")));
        assertThat(exchanges()).isEqualTo(1);
    }

    @Test
    void aStateOlderThanALoginMayTakeIsNoLogin() {
        String callback = answer(browser, site.url("/cart"));
        idp.controls().time().advance(Duration.ofMinutes(15));

        assertRefused(browser.load(callback));
        assertThat(exchanges()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"})
    void anyOtherMethodIsNotAllowed(String method) {
        String callback = answer(browser, site.url("/cart"));

        Response refused = browser.call(method, callback);

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.getHeader("Allow")).isEqualTo("GET");
        assertThat(givesCredentials(refused)).isFalse();
        assertThat(exchanges()).isZero();
    }

    @Test
    void withTheProviderDownTheAnswerIs503AndTheLoginCanBeRepeated() {
        String callback = answer(browser, site.url("/cart"));
        idp.faults().next("/oauth2/token", Fault.drop());

        Response away = browser.load(callback);
        Response repeated = browser.load(callback);

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.getHeader("Retry-After")).isNotNull();
        assertThat(givesCredentials(away)).isFalse();
        assertThat(repeated.statusCode()).isEqualTo(303);
        assertThat(Browser.location(repeated)).isEqualTo("/cart");
    }

    @Test
    void theTryAgainLinkOfAFailedExchangeLeadsToTheSameAnswer() {
        String callback = answer(browser, site.url("/cart"));
        idp.faults().next("/oauth2/token", Fault.status(500));

        assertThat(browser.load(callback).asString()).contains("<a href=\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "503", "429", "302"})
    void aPassingFailureOfTheExchangeIs503(String status) {
        String callback = answer(browser, site.url("/cart"));
        idp.faults().next("/oauth2/token", Fault.html(Integer.parseInt(status)));

        assertThat(browser.load(callback).statusCode()).isEqualTo(503);
        assertThat(browser.load(callback).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/callback?code=%&state=s",
                "/app/callback?code=%zz&state=s",
                "/app/callback?code=c&state=%C0%AF",
                "/app/callback?code=c&state=%ff%fe",
                "/app/callback?%=1&state=%",
                "/app/callback?code=c&state=%ED%A0%80",
                "/app/callback?state=%u0041",
                "/app/login?redirect_uri=%zz",
                "/app/logout?redirect_uri=%C0%AF",
                "/app/me?client_id=%",
                "/app/refresh?client_id=%C0",
                "/cart?q=%zz%C0%AF"
            })
    void invalidEncodingsAreNeverAServerError(String target) {
        int status = RawRequest.status(RawRequest.get(site.port(), target));

        assertThat(status).isIn(302, 303, 400, 401, 405);
        assertThat(target.startsWith("/app/callback") ? status : 400).isEqualTo(400);
    }

    @Test
    void aFormThatCannotBeReadIsNoServerError() {
        Response answer = browser.send(
                "POST",
                site.url("/app/logout"),
                Browser.page().contentType("application/x-www-form-urlencoded").body("redirect_uri=%zz&%"));

        assertThat(answer.statusCode()).isIn(303, 400);
    }

    @Test
    void aReplayedAnswerOfALoggedInBrowserLeadsToTheTargetAndExchangesNothing() {
        String callback = answer(browser, site.url("/cart?item=7"));
        browser.load(callback);
        idp.recorder().clear();

        Response replayed = browser.load(callback);

        assertThat(replayed.statusCode()).isEqualTo(303);
        assertThat(Browser.location(replayed)).isEqualTo("/cart?item=7");
        assertThat(givesCredentials(replayed)).isFalse();
        assertThat(idp.recorded()).isEmpty();
    }

    @Test
    void aReplayedAnswerWithoutALoginIsRefused() {
        String callback = answer(browser, site.url("/cart"));
        Browser thief = browser.copy();
        browser.load(callback);

        assertRefused(thief.load(callback));
        assertRefused(new Browser().load(callback));
        assertThat(exchanges()).isEqualTo(1);
    }

    @Test
    void aDoubleClickIsOneExchange() throws Exception {
        String callback = answer(browser, site.url("/cart"));
        List<Browser> clicks = List.of(browser.copy(), browser.copy(), browser.copy());
        ExecutorService threads = Executors.newFixedThreadPool(clicks.size());
        try (HeldCalls held = idp.faults().hold("/oauth2/token")) {
            Future<Response> first = threads.submit(() -> clicks.get(0).load(callback));
            idp.recorder().await("/oauth2/token", 1, Duration.ofSeconds(20));
            Future<Response> second = threads.submit(() -> clicks.get(1).load(callback));
            Future<Response> third = threads.submit(() -> clicks.get(2).load(callback));
            held.release();

            for (Future<Response> each : List.of(first, second, third)) {
                Response answer = each.get(20, TimeUnit.SECONDS);
                assertThat(answer.statusCode()).isIn(303, 400);
            }
            assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(303);
        } finally {
            threads.shutdownNow();
        }
        assertThat(exchanges()).isEqualTo(1);
    }

    @Test
    void aBrowserThatDropsTheTokensIsToldAfterTheSecondRound() {
        for (int round = 1; round <= 2; round++) {
            assertThat(browser.load(answer(browser, site.url("/cart"))).statusCode())
                    .isEqualTo(303);
            dropTokens();
        }

        Response told = browser.load(site.url("/cart"));

        assertThat(told.statusCode()).isEqualTo(400);
        assertThat(told.asString()).contains("does not keep the login", "href=\"/app/login\"");
        assertThat(browser.load(site.url("/cart")).statusCode()).isEqualTo(302);
    }

    @Test
    void aBrowserThatRefusesAllCookiesIsToldAtTheCallback() {
        String callback = answer(browser, site.url("/cart"));
        browser.cookies(site.url("/")).clear();

        assertRefused(browser.load(callback));
    }

    @Test
    void loginsThatFollowEachOtherQuicklyAreNoLoop() {
        for (int i = 0; i < 5; i++) {
            assertThat(logIn(browser, site.url("/cart")).asString()).contains("user=alice");
            browser.follow(browser.load(site.url("/app/logout")), site.url("/app/logout"));
        }
        for (int i = 0; i < 5; i++) {
            assertThat(browser.load(answer(browser, site.url("/app/login"))).statusCode())
                    .isEqualTo(303);
        }
        assertThat(browser.load(site.url("/cart")).statusCode()).isEqualTo(200);
    }

    @Test
    void aRepeatedLoginMayBeAnotherUsers() {
        logIn(browser, site.url("/cart"));

        browser.load(browser.answer(site.url("/app/login?prompt=login"), Fixtures.BOB_EMAIL, Fixtures.BOB_PASSWORD));

        assertThat(browser.load(site.url("/cart")).asString()).contains("user=bob");
    }

    private void dropTokens() {
        browser.cookies(site.url("/")).keySet().removeIf(name -> !name.equals("app.rounds"));
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(givesCredentials(answer)).isFalse();
        assertThat(answer.getHeader("Location")).isNull();
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    }
}
