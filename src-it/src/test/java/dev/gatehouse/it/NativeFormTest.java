package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The login form of the suite's own, and whom it logs in. */
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

    @ParameterizedTest
    @EnumSource
    void withoutRefreshesNoRefreshTokenIsKept(NativeMethod method) {
        Stage stage = start(method.stage("refresh.endpoint", "none"));
        typeAsAlice(stage);

        assertThat(stage.cookies(browser)).containsKey("app.at").doesNotContainKey("app.rt");
    }

    @ParameterizedTest
    @CsvSource({
        "PASSWORD, session",
        "PASSWORD, session-and-refresh-cookie",
        "LOGIN_API, session",
        "LOGIN_API, session-and-refresh-cookie"
    })
    void theLoginCanLiveInASession(NativeMethod method, String credentials) {
        Stage stage = start(method.stage("credentials", credentials));
        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(303);

        assertThat(browser.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.cookies(browser)).containsKey("JSESSIONID").doesNotContainKey("app.at");
        assertThat(stage.cookies(browser).containsKey("app.rt")).isEqualTo(!credentials.equals("session"));
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
