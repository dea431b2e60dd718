package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.model.UsagePolicy;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request with an expired JWT, or none, and a good refresh token is answered as if the JWT were good. */
@ParameterizedClass
@EnumSource(RefreshCall.class)
class RefreshedRequestTest {
    private static final String MULTIPART = """
            --cut\r
            Content-Disposition: form-data; name="file"; filename="a.txt"\r
            Content-Type: text/plain\r
            \r
            one two three\r
            --cut--\r
            """;

    private final Stage stage;
    private final Browser alice;

    RefreshedRequestTest(RefreshCall call) {
        stage = Stage.with(call);
        alice = stage.alice();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,,",
        "DELETE,,",
        "OPTIONS,,",
        "POST, application/x-www-form-urlencoded, item=7&note=a+b%26c%C3%A4",
        "POST, application/json, '{\"item\":7}'",
        "PUT, text/plain, anything at all",
        "PATCH, application/json-patch+json, '[]'"
    })
    void anExpiredTokenIsRefreshedInTheSameExchangeAndTheBodyArrives(String method, String type, String body) {
        stage.passTokenLife();
        RequestSpecification request = Browser.script();
        Response response = alice.send(
                method,
                stage.url("/cart?item=7"),
                body == null ? request : request.contentType(type).body(body));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString())
                .contains("user=alice", "request=" + method + " /cart", "body=" + (body == null ? "" : body) + "\n");
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void aMultipartBodyArrives() {
        stage.passTokenLife();
        Response response = alice.send(
                "POST",
                stage.url("/upload"),
                Browser.page()
                        .contentType("multipart/form-data; boundary=cut")
                        .body(MULTIPART.getBytes(StandardCharsets.US_ASCII)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).contains("user=alice", MULTIPART);
    }

    @Test
    void aLargeBodyArrives() {
        String body = "0123456789abcdef".repeat(32 * 1024);
        stage.passTokenLife();
        Response response = alice.send(
                "PUT",
                stage.url("/upload"),
                Browser.script().contentType("text/plain").body(body));

        assertThat(response.asString()).contains("user=alice", "body=" + body + "\n");
    }

    @Test
    void aMissingTokenIsRefreshedToo() {
        stage.cookies(alice).remove("app.at");
        Response response = alice.load(stage.url("/cart"));

        assertThat(response.asString()).contains("user=alice");
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void theNewCookiesAreOnTheAnswerAndAreGoodWithoutAnotherExchange() {
        Map<String, String> before = new LinkedHashMap<>(stage.cookies(alice));
        stage.passTokenLife();
        Response refreshed = alice.load(stage.url("/cart"));

        assertThat(refreshed.getHeader("Cache-Control")).isEqualTo("no-store");
        for (String name : List.of("app.at", "app.rt", "app.at_exp")) {
            assertThat(stage.cookie(alice, name)).as(name).isNotEqualTo(before.get(name));
        }
        long now = stage.idp().controls().time().instant().getEpochSecond();
        assertThat(stage.cookie(alice, "app.at_exp")).isEqualTo(Long.toString(now + 600));
        assertThat(alice.load(stage.url("/cart")).getHeaders().getValues("Set-Cookie"))
                .isEmpty();
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void onlyTheEndOfTheTokenIsReadableByScripts() {
        stage.passTokenLife();
        List<String> lines = alice.load(stage.url("/cart")).getHeaders().getValues("Set-Cookie");

        assertThat(lines)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(line -> assertThat(line)
                        .contains("; Path=/", "; Max-Age=2592000", "; SameSite=Lax")
                        .doesNotContain("Domain"));
        assertThat(lines)
                .filteredOn(line -> !line.contains("HttpOnly"))
                .singleElement()
                .asString()
                .startsWith("app.at_exp=");
    }

    @Test
    void aLoginIsRefreshedAgainAndAgain() {
        for (int i = 1; i <= 5; i++) {
            stage.passTokenLife();
            assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
            assertThat(stage.exchanges()).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void aTokenEndsWithItsSkew(long offset) {
        stage.pass(Stage.TOKEN_LIFE.plus(Stage.SKEW).plusSeconds(offset));
        stage.cookies(alice).remove("app.rt");
        Response response = alice.call("GET", stage.url("/cart"));

        assertThat(response.statusCode()).isEqualTo(offset < 0 ? 200 : 401);
    }

    @Test
    void aValidTokenAsksNobody() {
        stage.idp().stop();
        Response response = alice.load(stage.url("/cart"));

        assertThat(response.asString()).contains("user=alice", "admin=true");
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
        assertThat(response.getHeader("Cache-Control")).isNull();
    }

    @Test
    void theProviderIsNeverSentTheBrowsersCookies() {
        stage.passTokenLife();
        alice.load(stage.url("/cart"));

        assertThat(stage.refreshes())
                .singleElement()
                .satisfies(request -> assertThat(request.headers()).doesNotContainKey("cookie"));
    }

    @Test
    void anAnswerWithoutARefreshTokenLeavesTheOldOneInForce() {
        String kept = stage.cookie(alice, "app.rt");
        stage.idp().controls().changeTokens(tokens -> tokens.withUsage(UsagePolicy.REUSABLE, Duration.ZERO));
        stage.idp().controls().changeSwitches(switches -> switches.with("refreshTokenInAnswer", false));

        for (int i = 0; i < 2; i++) {
            stage.passTokenLife();
            assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
            assertThat(stage.cookies(alice)).containsEntry("app.rt", kept);
        }
    }
}
