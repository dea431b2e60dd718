package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code login.page}: the application's own page with the form. */
class LoginPageTest extends NativeCase {
    private final Stage stage = start(Stage.of(site -> NativeMethod.PASSWORD
            .on(site)
            .set("login.page", "/sign-in?theme=dark")
            .contextPath("/shop")
            .servlet("/sign-in", new SignInServlet())));

    @Test
    void itIsShownInPlaceOfTheForm() {
        Response page = browser.open(stage.url("/cart?item=7"));

        assertThat(browser.visited())
                .last()
                .isEqualTo("GET " + stage.url("/app/login?redirect_uri=%2Fshop%2Fcart%3Fitem%3D7"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getHeader("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(page.asString().lines())
                .contains(
                        "user=null",
                        "method=GET",
                        "theme=dark",
                        "error=null",
                        "loginId=",
                        "target=/shop/cart?item=7",
                        "hosted=null");
    }

    @Test
    void itIsToldWhyItIsShownAgainAndWhatWasTypedButThePassword() {
        Response page = browser.post(
                stage.url("/app/login"),
                Map.of("loginId", Fixtures.ALICE_EMAIL, "password", "wrong", "redirect_uri", "/shop/cart"));

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.asString().lines())
                .contains(
                        "method=GET",
                        "error=invalid_credentials",
                        "loginId=" + Fixtures.ALICE_EMAIL,
                        "target=/shop/cart",
                        "hosted=null",
                        "parameters={loginId=[alice@example.com], redirect_uri=[/shop/cart], theme=[dark]}");
        assertThat(page.asString()).doesNotContain("wrong");
    }

    @Test
    void itIsToldWhereTheProvidersPageGoesOn() {
        Response page = type(stage, Fixtures.TWO_FACTOR_EMAIL, Fixtures.PASSWORD);

        assertThat(page.asString().lines())
                .contains("error=two_factor_required", "hosted=/shop/app/login?redirect_uri=%2Fshop%2F&prompt=login");
    }

    @Test
    void whatItPostsLogsIn() {
        Response answer = browser.post(
                stage.url("/app/login"),
                Map.of(
                        "loginId",
                        Fixtures.ALICE_EMAIL,
                        "password",
                        Fixtures.ALICE_PASSWORD,
                        "redirect_uri",
                        "/shop/cart"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/shop/cart");
    }

    @Test
    void itIsPublicByItselfAndNothingBesideIt() {
        assertThat(browser.load(stage.url("/sign-in")).statusCode()).isEqualTo(200);
        assertThat(browser.load(stage.url("/sign-in/more")).statusCode()).isEqualTo(302);
        assertThat(browser.load(stage.url("/sign-in?theme=light")).statusCode()).isEqualTo(200);
    }

    @Test
    void withTheCodeFlowItIsAPageAsAnyOther() {
        try (Stage byCode = Stage.of(site -> site.set("login.page", "/sign-in"))) {
            assertThat(browser.load(byCode.url("/sign-in")).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void itDoesNotSeeTheSuitesCookies() {
        type(stage, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(stage.cookies(browser)).containsKey("app.at");
        assertThat(browser.load(stage.url("/app/login")).asString().lines())
                .contains("cookies=null", "header=null", "user=null");
    }

    /** Says what it was asked with; knows no POST. */
    private static final class SignInServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Map<String, List<String>> parameters = new TreeMap<>();
            request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
            response.getWriter()
                    .write("user=" + request.getRemoteUser()
                            + "\nmethod=" + request.getMethod()
                            + "\ntheme=" + request.getParameter("theme")
                            + "\npassword=" + request.getParameter("password")
                            + "\nerror=" + request.getAttribute("dev.gatehouse.login.error")
                            + "\nloginId=" + request.getAttribute("dev.gatehouse.login.loginId")
                            + "\ntarget=" + request.getAttribute("dev.gatehouse.login.target")
                            + "\nhosted=" + request.getAttribute("dev.gatehouse.login.hosted")
                            + "\ncookies=" + (request.getCookies() == null ? "null" : "some")
                            + "\nheader=" + request.getHeader("Cookie")
                            + "\nparameters=" + parameters + "\n");
        }
    }
}
