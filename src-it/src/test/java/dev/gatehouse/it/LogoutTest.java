package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.HeldCalls;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import dev.gatehouse.demo.idp.session.RefreshToken;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoutTest extends SiteCase {
    private final Site site = site(plain -> plain.set("protect.public", "/public/*")
            .set("login.allowed-targets", "https://spa.example")
            .servlet("/public/session", new SessionServlet()));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aLogoutEndsTheLoginHereAndSendsTheBrowserToEndItThere(String method) {
        logIn(browser, site.url("/cart"));

        Response out = logOut(method, Browser.page().header("Sec-Fetch-Site", "same-origin"));

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(Browser.location(out)).startsWith(idp.url() + "/oauth2/logout?");
        assertThat(query(Browser.location(out)))
                .containsOnly(
                        Map.entry("client_id", Fixtures.STORE_CLIENT_ID),
                        Map.entry("post_logout_redirect_uri", site.url("/")));
        assertThat(browser.cookies(site.url("/"))).isEmpty();
        assertThat(out.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.load(site.url("/cart")).statusCode()).isEqualTo(302);
    }

    @Test
    void theCookiesAreDeletedWithTheAttributesTheyWereSetWith() {
        logIn(browser, site.url("/cart"));

        Response out = browser.load(site.url("/app/logout"));

        assertThat(setCookies(out))
                .filteredOn(line -> line.startsWith("app.rt="))
                .singleElement()
                .asString()
                .contains("Max-Age=0", "Path=/", "HttpOnly");
    }

    @Test
    void theRefreshTokenIsRevokedAtTheProvider() {
        logIn(browser, site.url("/cart"));
        String refreshToken = browser.cookies(site.url("/")).get("app.rt");

        browser.load(site.url("/app/logout"));

        assertThat(idp.recorded("/api/logout")).hasSize(1);
        RecordedRequest revoked = idp.recorded("/api/logout").get(0);
        assertThat(revoked.method()).isEqualTo("POST");
        assertThat(revoked.query().names()).doesNotContain("refreshToken");
        assertThat(revoked.body()).contains(refreshToken);
        assertThat(applicationTokens()).isEmpty();
    }

    @Test
    void theSuccessorOfASpentTokenIsRevokedToo() {
        idp.controls().changeTokens(tokens -> tokens.withUsage(UsagePolicy.ONE_TIME, Duration.ZERO));
        logIn(browser, site.url("/cart"));
        Browser slow = browser.copy();
        assertThat(browser.call("POST", site.url("/app/refresh")).statusCode()).isEqualTo(204);

        slow.load(site.url("/app/logout"));

        assertThat(applicationTokens()).isEmpty();
        assertThat(browser.load(site.url("/cart")).statusCode()).isEqualTo(302);
    }

    @Test
    void afterALogoutTheNextLoginShowsTheForm() {
        logIn(browser, site.url("/cart"));
        browser.follow(browser.load(site.url("/app/logout")), site.url("/app/logout"));

        assertThat(browser.open(site.url("/cart")).asString()).contains("name=\"password\"");
    }

    @Test
    void withTheProviderAwayTheLocalCredentialsAreGoneAllTheSame() {
        logIn(browser, site.url("/cart"));
        Browser copy = browser.copy();
        idp.stop();

        Response out = browser.load(site.url("/app/logout"));

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(browser.cookies(site.url("/"))).isEmpty();
        assertThat(copy.call("GET", site.url("/cart")).statusCode()).isIn(401, 503);
    }

    @Test
    void aCopiedTokenCountsNoMoreAfterTheLogout() {
        logIn(browser, site.url("/cart"));
        Browser thief = browser.copy();
        thief.cookies(site.url("/")).remove("app.rt");

        browser.load(site.url("/app/logout"));

        assertThat(thief.call("GET", site.url("/cart")).statusCode()).isEqualTo(401);
    }

    @Test
    void theLogoutOfOneLoginLeavesTheUsersOtherLoginAlone() {
        Browser other = new Browser();
        logIn(browser, site.url("/cart"));
        logIn(other, site.url("/cart"));

        browser.load(site.url("/app/logout"));

        assertThat(other.load(site.url("/cart")).statusCode()).isEqualTo(200);
    }

    @Test
    void aLoginRightAfterTheLogoutCounts() {
        logIn(browser, site.url("/cart"));
        browser.follow(browser.load(site.url("/app/logout")), site.url("/app/logout"));

        assertThat(logIn(browser, site.url("/cart")).asString()).contains("user=alice");
    }

    @Test
    void aRefreshInFlightDoesNotReviveALoginThatIsBeingEnded() throws Exception {
        logIn(browser, site.url("/cart"));
        Browser tab = browser.copy();
        tab.cookies(site.url("/")).remove("app.at");
        try (HeldCalls held = idp.faults().hold("/oauth2/token")) {
            CompletableFuture<Response> late = CompletableFuture.supplyAsync(() -> tab.call("GET", site.url("/cart")));
            idp.recorder().await("/oauth2/token", 2, Duration.ofSeconds(20));
            Response out = browser.load(site.url("/app/logout"));
            held.release();
            Response answer = late.get(20, TimeUnit.SECONDS);

            assertThat(out.statusCode()).isEqualTo(303);
            assertThat(givesCredentials(answer)).isFalse();
            assertThat(answer.statusCode()).isEqualTo(401);
        }
        assertThat(applicationTokens()).isEmpty();
        assertThat(tab.call("GET", site.url("/cart")).statusCode()).isEqualTo(401);
    }

    @Test
    void aCrossSiteLinkGetsAPageThatAsksAndThenPosts() {
        logIn(browser, site.url("/cart"));

        Response page = logOut("GET", Browser.page().header("Sec-Fetch-Site", "cross-site"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("<form method=\"post\" action=\"/app/logout\">", "Log out");
        assertThat(page.getHeader("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(browser.load(site.url("/cart")).statusCode()).isEqualTo(200);
        assertThat(logOut(
                                "POST",
                                Browser.page()
                                        .header("Sec-Fetch-Site", "same-origin")
                                        .header("Origin", origin()))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void theQuestionKeepsWhereToGoAfterwards() {
        Response page = browser.send(
                "GET",
                site.url("/app/logout?post_logout_redirect_uri=%2Fbye%3Fa%22%3E%3Cb"),
                Browser.page().header("Sec-Fetch-Site", "cross-site"));

        assertThat(page.asString())
                .contains("name=\"post_logout_redirect_uri\" value=\"/bye?a&quot;&gt;&lt;b\"")
                .doesNotContain("<b\"");
    }

    @Test
    void aCrossSitePostIsRefused() {
        logIn(browser, site.url("/cart"));

        Response byMetadata = logOut("POST", Browser.page().header("Sec-Fetch-Site", "cross-site"));
        Response byOrigin = logOut("POST", Browser.plain().header("Origin", "https://evil.example"));

        assertThat(List.of(byMetadata.statusCode(), byOrigin.statusCode())).containsOnly(403);
        assertThat(byOrigin.jsonPath().getString("code")).isEqualTo("csrf_rejected");
        assertThat(browser.load(site.url("/cart")).statusCode()).isEqualTo(200);
        assertThat(idp.recorded("/api/logout")).isEmpty();
    }

    @Test
    void aCrossSiteImageLogsNobodyOut() {
        logIn(browser, site.url("/cart"));

        logOut("GET", Browser.plain().header("Sec-Fetch-Site", "cross-site").header("Sec-Fetch-Mode", "no-cors"));

        assertThat(browser.load(site.url("/cart")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "HEAD"})
    void otherMethodsAreNotAllowed(String method) {
        logIn(browser, site.url("/cart"));

        Response refused = logOut(method, Browser.page());

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.getHeader("Allow")).isEqualTo("GET, POST");
        assertThat(browser.load(site.url("/cart")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"post_logout_redirect_uri", "redirect_uri"})
    void theCallerMayNameWhereToGoAfterwards(String name) {
        assertThat(target("?" + name + "=%2Fbye%3Fa%3D1")).isEqualTo(site.url("/bye?a=1"));
        assertThat(target("?" + name + "=https%3A%2F%2Fspa.example%2Fbye")).isEqualTo("https://spa.example/bye");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/%5cevil.example", "javascript:alert(1)"})
    void aForeignPlaceToGoAfterwardsIsNotTaken(String hostile) {
        assertThat(target("?post_logout_redirect_uri=" + hostile.replace("%", "%25")))
                .isEqualTo(site.url("/"));
    }

    @Test
    void theApplicationsSessionEndsWithTheLogin() {
        logIn(browser, site.url("/cart"));
        assertThat(browser.load(site.url("/public/session")).asString()).isEqualTo("1");
        assertThat(browser.load(site.url("/public/session")).asString()).isEqualTo("2");

        browser.load(site.url("/app/logout"));

        assertThat(browser.load(site.url("/public/session")).asString()).isEqualTo("1");
    }

    @Test
    void aLogoutWithoutALoginIsNoError() {
        assertThat(browser.load(site.url("/app/logout")).statusCode()).isEqualTo(303);
        assertThat(idp.recorded("/api/logout")).isEmpty();
    }

    private Response logOut(String method, RequestSpecification request) {
        return browser.send(method, site.url("/app/logout"), request);
    }

    private String origin() {
        return site.url("/").replaceAll("/$", "");
    }

    private String target(String query) {
        return String.valueOf(query(Browser.location(browser.load(site.url("/app/logout" + query))))
                .get("post_logout_redirect_uri"));
    }

    /** Alice's refresh tokens but for her SSO sessions. */
    private List<RefreshToken> applicationTokens() {
        return idp.controls().refreshTokensOf(Fixtures.ALICE).stream()
                .filter(token -> token.applicationId() != null)
                .toList();
    }

    private static final class SessionServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Integer before = (Integer) request.getSession().getAttribute("visits");
            int visits = before == null ? 1 : before + 1;
            request.getSession().setAttribute("visits", visits);
            response.getWriter().write(Integer.toString(visits));
        }
    }
}
