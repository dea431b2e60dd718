package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests the login form is served to and taken from, and where they lead. */
class NativeFormRequestTest extends NativeCase {

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
}
