package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user is told whom a name and a password do not log in. */
class NativeDenialTest extends NativeCase {

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
}
