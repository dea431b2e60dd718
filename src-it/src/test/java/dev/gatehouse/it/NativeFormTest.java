package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The login form of the suite's own, and what comes of what is typed into it. */
class NativeFormTest extends NativeCase {

    @Test
    void theFormCanBeFilledInByEverybody() {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        Response form = browser.load(stage.url("/app/login?redirect_uri=%2Fcart%3Fitem%3D7"));

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.getHeader("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(form.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(form.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(SiteCase.setCookies(form)).isEmpty();
        assertThat(form.asString())
                .contains(
                        "<html lang=\"en\">",
                        "<title>Log in</title>",
                        "<label for=\"loginId\">",
                        "<label for=\"password\">",
                        "autocomplete=\"username\"",
                        "type=\"password\" autocomplete=\"current-password\"",
                        "<input type=\"hidden\" name=\"redirect_uri\" value=\"/cart?item=7\">")
                .doesNotContain("<script", "role=\"alert\"");
    }

    @ParameterizedTest
    @EnumSource
    void aPageIsSentToTheFormAndTheUserBackToThePage(NativeMethod method) {
        Stage stage = start(method.stage());
        Response challenge = browser.load(stage.url("/cart?item=7"));
        assertThat(challenge.statusCode()).isEqualTo(302);
        assertThat(challenge.getHeader("Location")).isEqualTo("/app/login?redirect_uri=%2Fcart%3Fitem%3D7");
        assertThat(SiteCase.setCookies(challenge)).isEmpty();

        Response form = browser.follow(challenge, stage.url("/cart?item=7"));
        Response answer = browser.fillIn(form, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/cart?item=7");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(stage.cookies(browser)).containsKeys("app.at", "app.rt", "app.at_exp");
        assertThat(browser.load(stage.url("/cart?item=7")).asString()).contains("user=alice", "admin=true");
        assertThat(stage.audited().events("login")).containsExactly("login " + Fixtures.ALICE + " null");
        assertThat(asked(stage, method)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"PASSWORD, alice", "LOGIN_API, a11ce000-0000-4000-8000-000000000001"})
    void inStrictScopeModeTheNameIsThatOfTheIdTokenBesideIfThereIsOne(NativeMethod method, String name) {
        Stage stage = start(method.strictStage());
        typeAsAlice(stage);

        assertThat(browser.load(stage.url("/cart")).asString()).contains("user=" + name + "\n", "admin=true");
    }

    @Test
    void anIdTokenCanBeTheCredential() {
        Stage stage = start(NativeMethod.PASSWORD.stage("token.use", "id-token"));

        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(303);
        assertThat(browser.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(type(stage, Fixtures.UNREGISTERED_EMAIL, Fixtures.PASSWORD).statusCode())
                .isEqualTo(401);
    }

    /** Wrong, unknown, locked, expired, prevented: nobody learns whether there is such a user. */
    @ParameterizedTest
    @EnumSource
    void whoCannotLogInIsToldOneAndTheSame(NativeMethod method) {
        Stage stage = start(method.stage());
        List<Response> answers = new ArrayList<>();
        answers.add(type(stage, Fixtures.ALICE_EMAIL, "wrong"));
        answers.add(type(stage, "nobody@example.com", "wrong"));
        answers.add(type(stage, Fixtures.LOCKED_EMAIL, Fixtures.PASSWORD));
        answers.add(type(stage, Fixtures.EXPIRED_EMAIL, Fixtures.PASSWORD));
        answers.add(type(stage, Fixtures.PREVENTED_EMAIL, Fixtures.PASSWORD));
        answers.add(type(stage, Fixtures.ALICE_EMAIL, ""));
        answers.add(type(stage, "a".repeat(257), Fixtures.PASSWORD));

        Set<String> bodies = new LinkedHashSet<>();
        for (Response answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(SiteCase.setCookies(answer)).isEmpty();
            bodies.add(answer.asString().replaceAll("value=\"[^\"]*\"", "value"));
        }
        assertThat(bodies).singleElement().asString().contains("role=\"alert\"");
        assertThat(asked(stage, method))
                .as("nothing is asked for what cannot be right")
                .isEqualTo(5);
        assertThat(stage.audited().events("refused"))
                .hasSize(7)
                .containsOnly("refused null native login: invalid_credentials");
    }

    @ParameterizedTest
    @CsvSource({
        "PASSWORD, two-factor@example.com, second factor",
        "PASSWORD, change-password@example.com, new password",
        "LOGIN_API, two-factor@example.com, second factor",
        "LOGIN_API, change-password@example.com, new password",
        "LOGIN_API, unverified@example.com, not verified"
    })
    void whatThePasswordIsNotEnoughForGoesOnAtTheProvider(NativeMethod method, String user, String says) {
        Stage stage = start(method.stage());
        Response form = browser.open(stage.url("/cart?a=1&b=2"));
        Response answer = browser.fillIn(form, user, Fixtures.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.asString())
                .contains(says, "href=\"/app/login?redirect_uri=%2Fcart%3Fa%3D1%26b%3D2&amp;prompt=login\"");
        Response handedOver = browser.load(stage.url("/app/login?redirect_uri=%2Fcart%3Fa%3D1%26b%3D2&prompt=login"));
        assertThat(handedOver.statusCode()).isEqualTo(302);
        assertThat(handedOver.getHeader("Location"))
                .startsWith(stage.idp().url() + "/oauth2/authorize?")
                .contains("prompt=login", "code_challenge=");
    }

    @Test
    void theProvidersPageLogsInToo() {
        Stage stage = start(NativeMethod.LOGIN_API.stage());
        String start = stage.url("/app/login?prompt=login&redirect_uri=%2Fcart");
        Response page = browser.logIn(start, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(page.asString()).contains("user=alice", "request=GET /cart");
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotRegisteredIsLetInOnlyWhereThatIsAllowed(NativeMethod method) {
        Stage stage = start(method.stage());
        Response answer = type(stage, Fixtures.UNREGISTERED_EMAIL, Fixtures.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.asString()).contains("not registered").doesNotContain("prompt=login");
        String hosted = stage.url("/app/login?prompt=login");
        assertThat(browser.logIn(hosted, Fixtures.UNREGISTERED_EMAIL, Fixtures.PASSWORD)
                        .statusCode())
                .as("nor by the provider's page")
                .isEqualTo(400);
        stage.close();

        Stage open = start(method.stage("login.allow-unregistered", "true"));
        assertThat(type(open, Fixtures.UNREGISTERED_EMAIL, Fixtures.PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(browser.load(open.url("/cart")).asString())
                .contains("user=" + Fixtures.UNREGISTERED_EMAIL, "admin=false");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTypedStaysButThePassword(NativeMethod method) {
        Stage stage = start(method.stage());
        Response answer = type(stage, "\"><b>alice</b>", "secret<i>");

        assertThat(answer.asString())
                .contains("value=\"&quot;&gt;&lt;b&gt;alice&lt;/b&gt;\"")
                .doesNotContain("<b>", "secret");
    }

    @ParameterizedTest
    @CsvSource({"PASSWORD, 500", "PASSWORD, 503", "PASSWORD, 429", "LOGIN_API, 500", "LOGIN_API, 503", "LOGIN_API, 504"
    })
    void whenTheProviderIsAwayTheFormSaysSo(NativeMethod method, int status) {
        Stage stage = start(method.stage());
        stage.idp().faults().next(method.path(), Fault.status(status));
        Response answer = typeAsAlice(stage);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Integer.parseInt(answer.getHeader("Retry-After"))).isBetween(1, 60);
        assertThat(answer.asString())
                .contains("cannot be reached", "value=\"" + Fixtures.ALICE_EMAIL + "\"")
                .doesNotContain(Fixtures.ALICE_PASSWORD);
        assertThat(SiteCase.setCookies(answer)).isEmpty();
        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(303);
    }

    @Test
    void aWrongApiKeyIsNoWrongPassword() {
        Stage stage = start(NativeMethod.LOGIN_API.stage("provider.api-key", "another"));

        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(503);
    }

    @Test
    void aWrongClientSecretIsNoWrongPassword() {
        Stage stage = start(NativeMethod.PASSWORD.stage("client.secret", "another"));

        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfAnotherAudienceLogsNobodyIn(NativeMethod method) {
        Stage stage = start(method.stage("token.audience", "another"));

        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(503);
        assertThat(stage.cookies(browser)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null",
        "Referer, https://evil.example/form"
    })
    void anotherSiteCannotLogABrowserIn(String header, String value) {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        Response answer = browser.send(
                "POST",
                stage.url("/app/login"),
                Browser.page()
                        .header(header, value)
                        .contentType("application/x-www-form-urlencoded")
                        .formParams(Map.of("loginId", Fixtures.BOB_EMAIL, "password", Fixtures.BOB_PASSWORD)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).contains("csrf_rejected");
        assertThat(SiteCase.setCookies(answer)).isEmpty();
        assertThat(asked(stage, NativeMethod.PASSWORD)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/app/login",
        "/app/logout"
    })
    void aForeignTargetBecomesTheDefault(String target) {
        Stage stage = start(NativeMethod.PASSWORD.stage("login.default-target", "/home"));
        Response answer = browser.post(
                stage.url("/app/login"),
                Map.of("loginId", Fixtures.ALICE_EMAIL, "password", Fixtures.ALICE_PASSWORD, "redirect_uri", target));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/home");
    }

    @Test
    void theCallersStateComesBackOnTheTarget() {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        Response form = browser.load(stage.url("/app/login?redirect_uri=%2Fcart%23top&state=a%26b"));

        assertThat(browser.fillIn(form, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD)
                        .getHeader("Location"))
                .isEqualTo("/cart?state=a%26b#top");
    }

    @Test
    void aPostReturnsToWhereItWentUnlessAnotherSiteMadeIt() {
        Stage stage = start(NativeMethod.PASSWORD.stage("login.default-target", "/home"));
        Response own = browser.post(stage.url("/order?x=1"), Map.of("item", "7"));
        Response foreign = browser.send(
                "POST",
                stage.url("/order?x=1"),
                Browser.page()
                        .header("Sec-Fetch-Site", "cross-site")
                        .contentType("application/x-www-form-urlencoded")
                        .formParams(Map.of("item", "7")));

        assertThat(own.statusCode()).isEqualTo(303);
        assertThat(own.getHeader("Location")).isEqualTo("/app/login?redirect_uri=%2Forder%3Fx%3D1");
        assertThat(foreign.statusCode()).isEqualTo(303);
        assertThat(foreign.getHeader("Location")).isEqualTo("/app/login?redirect_uri=%2Fhome");
    }

    @ParameterizedTest
    @EnumSource
    void everyCharacterOfAPasswordCounts(NativeMethod method) {
        Stage stage = start(method.stage());
        String password = " pä ß€&=+%\"\\ ";
        stage.idp().controls().changeUser(Fixtures.ALICE, user -> user.with("password", password));

        assertThat(type(stage, Fixtures.ALICE_EMAIL, password).statusCode()).isEqualTo(303);
        assertThat(type(stage, Fixtures.ALICE_EMAIL, password.strip()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aFormWithoutCharsetIsUtf8() {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        stage.idp().controls().changeUser(Fixtures.ALICE, user -> user.with("password", "pä€"));
        Response answer = browser.send(
                "POST",
                stage.url("/app/login"),
                Browser.page()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .body("loginId=alice%40example.com&password=p%C3%A4%E2%82%AC"));

        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void aParameterTwiceIsRefused() {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        Response answer = browser.send(
                "POST",
                stage.url("/app/login?loginId=bob%40example.com"),
                Browser.page()
                        .contentType("application/x-www-form-urlencoded")
                        .formParams(Map.of("loginId", Fixtures.ALICE_EMAIL, "password", Fixtures.ALICE_PASSWORD)));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void otherMethodsAndTypesAreRefused() {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        Response put = browser.call("PUT", stage.url("/app/login"));
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.getHeader("Allow")).isEqualTo("GET, POST");

        Response text = browser.send(
                "POST",
                stage.url("/app/login"),
                Browser.script().contentType("text/plain").body("{\"loginId\":\"a\",\"password\":\"b\"}"));
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(text.asString()).contains("text/plain", "application/x-www-form-urlencoded, application/json");
    }

    @ParameterizedTest
    @EnumSource
    void withoutRefreshesNoRefreshTokenIsKept(NativeMethod method) {
        Stage stage = start(method.stage("refresh.endpoint", "none"));
        typeAsAlice(stage);

        assertThat(stage.cookies(browser)).containsKey("app.at").doesNotContainKey("app.rt");
    }

    @ParameterizedTest
    @EnumSource
    void theLoginGivesTheSessionAnotherId(NativeMethod method) {
        Stage stage = start(Stage.of(
                site -> method.on(site).set("protect.public", "/session").servlet("/session", new SessionServlet())));
        String before = browser.load(stage.url("/session")).asString();
        typeAsAlice(stage);
        String after = browser.load(stage.url("/session")).asString();

        assertThat(before).startsWith("new ");
        assertThat(after).startsWith("old ").isNotEqualTo("old " + before.substring(4));
    }

    @Test
    void aBrowserThatRefusesTheCookiesIsToldSo() {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        for (int i = 0; i < 2; i++) {
            typeAsAlice(stage);
            stage.cookies(browser).keySet().removeIf(name -> !name.equals("app.rounds"));
        }

        Response page = browser.load(stage.url("/cart"));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.asString()).contains("cookies");
    }

    /** Says which session it has, and whether it is a new one. */
    private static final class SessionServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String age = request.getSession().isNew() ? "new " : "old ";
            response.getWriter().write(age + request.getSession().getId());
        }
    }
}
