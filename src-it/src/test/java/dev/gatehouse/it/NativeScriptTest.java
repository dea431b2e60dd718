package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The login that a script of the application's own form makes. */
class NativeScriptTest extends NativeCase {

    @ParameterizedTest
    @EnumSource
    void theAnswerIsTheUserAsThePathOfTheUserHasIt(NativeMethod method) {
        Stage stage = start(method.stage());
        Response answer = call(stage, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(stage.cookies(browser)).containsKeys("app.at", "app.rt");
        assertThat(answer.asString())
                .isEqualTo(browser.call("GET", stage.url("/app/me")).asString())
                .doesNotContain(stage.cookie(browser, "app.at"), stage.cookie(browser, "app.rt"));
        assertThat(browser.call("GET", stage.url("/api/cart")).asString()).contains("user=alice");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            PASSWORD,  alice@example.com,           wrong,         401, invalid_credentials,
            PASSWORD,  nobody@example.com,          some-password, 401, invalid_credentials,
            PASSWORD,  locked@example.com,          some-password, 401, invalid_credentials,
            PASSWORD,  expired@example.com,         some-password, 401, invalid_credentials,
            PASSWORD,  prevented@example.com,       some-password, 401, invalid_credentials,
            PASSWORD,  unregistered@example.com,    some-password, 401, not_registered,
            PASSWORD,  two-factor@example.com,      some-password, 401, two_factor_required, hosted
            PASSWORD,  change-password@example.com, some-password, 401, password_change_required, hosted
            LOGIN_API, alice@example.com,           wrong,         401, invalid_credentials,
            LOGIN_API, nobody@example.com,          some-password, 401, invalid_credentials,
            LOGIN_API, locked@example.com,          some-password, 401, invalid_credentials,
            LOGIN_API, expired@example.com,         some-password, 401, invalid_credentials,
            LOGIN_API, prevented@example.com,       some-password, 401, invalid_credentials,
            LOGIN_API, unregistered@example.com,    some-password, 401, not_registered,
            LOGIN_API, unverified@example.com,      some-password, 401, not_verified, hosted
            LOGIN_API, two-factor@example.com,      some-password, 401, two_factor_required, hosted
            LOGIN_API, change-password@example.com, some-password, 401, password_change_required, hosted
            """)
    void aProblemSaysWhatIsMissingAndWhereItCanBeHad(
            NativeMethod method, String user, String password, int status, String code, @Nullable String hosted) {
        Stage stage = start(method.stage());
        Response answer = call(stage, user, password);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(SiteCase.setCookies(answer)).isEmpty();
        Map<String, Object> problem = answer.jsonPath().getMap("$");
        assertThat(problem).containsEntry("code", code).containsEntry("status", status);
        if (hosted == null) {
            assertThat(problem).doesNotContainKey("login");
        } else {
            assertThat(problem).containsEntry("login", "/app/login?redirect_uri=%2F&prompt=login");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whenTheProviderIsAwayItIs503(NativeMethod method) {
        Stage stage = start(method.stage());
        stage.idp().faults().next(method.path(), Fault.html(502));
        Response answer = call(stage, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("provider_unavailable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''
            {}
            null
            []
            "alice@example.com"
            {"loginId":"alice@example.com"}
            {"loginId":"alice@example.com","password":null}
            {"loginId":["alice@example.com"],"password":"alice-password"}
            {"loginId":"bob@example.com","loginId":"alice@example.com","password":"alice-password"}
            {"loginId":"alice@example.com","password":"alice-password"} {}
            {"loginId":"alice@example.com","password":"alice-password"
            """)
    void anythingElseIsABadRequest(String body) {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        Response answer = callWith(stage, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("bad_request");
        assertThat(answer.asString()).doesNotContain("alice");
        assertThat(asked(stage, NativeMethod.PASSWORD)).isZero();
    }

    @Test
    void aBodyHasSixteenKilobytesAtMost() {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        String body = "{\"loginId\":\"alice@example.com\",\"password\":\"alice-password\"}";

        assertThat(callWith(stage, body + " ".repeat(16_384 - body.length())).statusCode())
                .isEqualTo(200);
        assertThat(callWith(stage, body + " ".repeat(16_385 - body.length())).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyOfManyLevelsIsABadRequest() {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        String deep = "[".repeat(4000) + "]".repeat(4000);

        assertThat(callWith(stage, "{\"x\":" + deep + ",\"loginId\":\"a\",\"password\":\"b\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyCharacterOfAPasswordCounts() {
        Stage stage = start(NativeMethod.LOGIN_API.stage());
        stage.idp().controls().changeUser(Fixtures.ALICE, user -> user.with("password", "pä€\"\\"));

        assertThat(call(stage, Fixtures.ALICE_EMAIL, "pä€\\\"\\\\").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherSiteCannotLogABrowserIn() {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        Response answer = browser.send(
                "POST",
                stage.url("/app/login"),
                Browser.plain()
                        .header("Origin", "https://evil.example")
                        .contentType("application/json")
                        .body("{\"loginId\":\"bob@example.com\",\"password\":\"bob-password\"}"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(asked(stage, NativeMethod.PASSWORD)).isZero();
    }

    @Test
    void aScriptIsToldTheSamePathAsWithTheCodeFlow() {
        Stage stage = start(NativeMethod.PASSWORD.stage());
        Response answer = browser.call("GET", stage.url("/api/cart"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.jsonPath().getString("login")).isEqualTo("/app/login");
    }
}
