package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import io.restassured.response.Response;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CodeFlowTest extends SiteCase {
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Test
    void theAuthorizationRequestHoldsWhatTheContractListsAndNothingElse() {
        Site site = site();

        Response sent = browser.load(site.url("/cart"));
        Map<String, String> asked = query(Browser.location(sent));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(Browser.location(sent)).startsWith(idp.url() + "/oauth2/authorize?");
        assertThat(asked)
                .containsOnlyKeys(
                        "client_id",
                        "redirect_uri",
                        "response_type",
                        "scope",
                        "state",
                        "nonce",
                        "code_challenge",
                        "code_challenge_method")
                .containsEntry("client_id", Fixtures.STORE_CLIENT_ID)
                .containsEntry("redirect_uri", site.url("/app/callback"))
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid offline_access profile email")
                .containsEntry("code_challenge_method", "S256");
        assertThat(List.of(asked.get("state"), asked.get("nonce"), asked.get("code_challenge")))
                .doesNotHaveDuplicates()
                .allMatch(value -> RANDOM.matcher(value).matches());
        assertThat(sent.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theTenantIsNamedWhereItIsSet() {
        Site site = site(plain -> plain.set("provider.tenant-id", Fixtures.TENANT.toString()));

        assertThat(query(Browser.location(browser.load(site.url("/app/login")))))
                .containsEntry("tenantId", Fixtures.TENANT.toString());
    }

    @Test
    void theCodeIsExchangedWithTheVerifierOfItsChallenge() throws Exception {
        Site site = site();

        logIn(browser, site.url("/cart"));

        RecordedRequest asked = idp.recorded("/oauth2/authorize").get(0);
        RecordedRequest exchanged = idp.recorded("/oauth2/token").get(0);
        String verifier = exchanged.form().get("code_verifier").orElseThrow();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                .isEqualTo(asked.query().raw("code_challenge"));
        assertThat(exchanged.form().names())
                .containsExactlyInAnyOrder("grant_type", "code", "redirect_uri", "code_verifier");
        assertThat(exchanged.form().raw("redirect_uri")).isEqualTo(site.url("/app/callback"));
        assertThat(exchanged.header("authorization")).isPresent();
        assertThat(exchanges()).isEqualTo(1);
    }

    @Test
    void aChallengedPostGoesToTheProviderBy303() {
        Response sent = browser.post(site().url("/order"), Map.of("item", "7"));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(Browser.location(sent)).startsWith(idp.url() + "/oauth2/authorize?");
    }

    @Test
    void severalTabsFinishEachWhereItWasGoing() {
        Site site = site();
        List<String> answers = new ArrayList<>();
        for (String path : List.of("/a", "/b?x=1", "/c")) {
            answers.add(answer(browser, site.url(path)));
        }

        assertThat(Browser.location(browser.load(answers.get(1)))).isEqualTo("/b?x=1");
        assertThat(Browser.location(browser.load(answers.get(2)))).isEqualTo("/c");
        assertThat(Browser.location(browser.load(answers.get(0)))).isEqualTo("/a");
        assertThat(browser.load(site.url("/a")).asString()).contains("user=alice");
    }

    @Test
    void stateCookiesDoNotPileUp() {
        Site site = site();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(answer(browser, site.url("/tab" + i)));
            idp.controls().time().advance(Duration.ofSeconds(1));
        }

        assertThat(browser.cookies(site.url("/")).keySet())
                .filteredOn(name -> name.startsWith("app.login."))
                .hasSize(5);
        assertThat(browser.load(answers.get(6)).statusCode()).isEqualTo(400);
        assertThat(Browser.location(browser.load(answers.get(7)))).isEqualTo("/tab7");
        assertThat(Browser.location(browser.load(answers.get(11)))).isEqualTo("/tab11");
    }

    @Test
    void aScriptIsAnsweredWithoutAStateCookie() {
        Response refused = browser.call("GET", site().url("/api/items"));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(setCookies(refused)).isEmpty();
        assertThat(refused.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void theSessionIdChangesAtLogin() {
        Site site = site(
                plain -> plain.set("protect.public", "/public/*").servlet("/public/session", new SessionServlet()));
        String before = browser.load(site.url("/public/session")).asString();

        logIn(browser, site.url("/cart"));
        String after = browser.load(site.url("/public/session")).asString();

        assertThat(before).startsWith("1 ");
        assertThat(after).startsWith("2 ");
        assertThat(after.substring(2)).isNotEqualTo(before.substring(2));
    }

    @Test
    void aPageOutsideASessionGetsNoneByLoggingIn() {
        Site site = site();

        logIn(browser, site.url("/cart"));

        assertThat(browser.cookies(site.url("/"))).doesNotContainKey("JSESSIONID");
    }

    @Test
    void theCredentialsAreCookiesAsTheContractDrawsThem() {
        Site site = site();

        Response finished = browser.load(answer(browser, site.url("/cart")));

        assertThat(setCookies(finished))
                .filteredOn(line -> line.startsWith("app.at="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(setCookies(finished))
                .filteredOn(line -> line.startsWith("app.rt="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=2592000");
        assertThat(setCookies(finished))
                .filteredOn(line -> line.startsWith("app.at_exp="))
                .singleElement()
                .asString()
                .doesNotContain("HttpOnly")
                .matches("app\\.at_exp=\\d+;.*");
        assertThat(finished.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(finished.asString()).isEmpty();
    }

    @Test
    void withSameSiteStrictTheCallbackAnswersAPageThatGoesOn() {
        Site site = site(plain -> plain.set("cookie.same-site", "Strict"));

        String callback = answer(browser, site.url("/cart?a=1&b=2"));
        assertThat(browser.cookies(site.url("/"))).isNotEmpty();
        Response page = browser.load(callback);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.getHeader("Location")).isNull();
        assertThat(page.asString()).contains("content=\"0;url=/cart?a=1&amp;b=2\"");
        assertThat(page.getHeader("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(setCookies(page))
                .filteredOn(line -> line.startsWith("app.at="))
                .singleElement()
                .asString()
                .contains("SameSite=Strict");
        assertThat(browser.load(site.url("/cart")).asString()).contains("user=alice");
    }

    @Test
    void withSameSiteStrictTheLoginStateStillComesAlongFromTheProvider() {
        Response sent = browser.load(
                site(plain -> plain.set("cookie.same-site", "Strict")).url("/cart"));

        assertThat(setCookies(sent))
                .filteredOn(line -> line.startsWith("app.login."))
                .singleElement()
                .asString()
                .contains("SameSite=Lax", "HttpOnly");
    }

    @Test
    void onlyTheListedParametersPassToTheProvider() {
        Response sent = browser.load(site().url("/app/login?idp_hint=i&login_hint=alice%40example.com&prompt=login"
                + "&max_age=60&locale=de&scope=admin&nonce=mine&response_type=token&ui=x&response_mode=fragment"
                + "&code_challenge=c&code_challenge_method=plain&tenantId=t"));

        Map<String, String> asked = query(Browser.location(sent));
        assertThat(asked)
                .containsEntry("idp_hint", "i")
                .containsEntry("login_hint", "alice@example.com")
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "60")
                .containsEntry("locale", "de")
                .containsEntry("scope", "openid offline_access profile email")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .doesNotContainKeys("ui", "response_mode", "tenantId");
        assertThat(asked.get("nonce")).isNotEqualTo("mine");
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        assertThat(browser.load(site().url("/app/login?prompt=login&prompt=none"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theCallersStateComesBackOnTheTargetAndIsNotOurs() {
        Site site = site();

        String callback = answer(browser, site.url("/app/login?redirect_uri=%2Fcart%3Fa%3D1%23top&state=a%26b%3Dc"));

        assertThat(query(callback).get("state")).isNotEqualTo("a&b=c");
        assertThat(Browser.location(browser.load(callback))).isEqualTo("/cart?a=1&state=a%26b%3Dc#top");
    }

    @Test
    void theRegisterPathStartsALoginAtTheRegistrationPage() {
        Site site = site();

        Response sent = browser.load(site.url("/app/register?redirect_uri=%2Fwelcome"));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(Browser.location(sent)).startsWith(idp.url() + "/oauth2/register?");
        assertThat(query(Browser.location(sent)))
                .containsEntry("redirect_uri", site.url("/app/callback"))
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void aContextPathIsPartOfEveryUrl() {
        Site site = site(plain -> plain.contextPath("/shop"));

        Response page = logIn(browser, site.url("/cart?item=7"));

        assertThat(page.asString()).contains("user=alice", "request=GET /shop/cart");
        assertThat(idp.recorded("/oauth2/authorize").get(0).query().raw("redirect_uri"))
                .isEqualTo(site.url("/app/callback"));
    }

    private static final class SessionServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Integer before = (Integer) request.getSession().getAttribute("visits");
            int visits = before == null ? 1 : before + 1;
            request.getSession().setAttribute("visits", visits);
            response.getWriter().write(visits + " " + request.getSession().getId());
        }
    }
}
