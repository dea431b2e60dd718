package dev.gatehouse.provider;

import static dev.gatehouse.provider.ScriptedServer.raw;
import static dev.gatehouse.provider.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SettableTime;
import dev.gatehouse.provider.TokenAnswer.Granted;
import dev.gatehouse.provider.TokenAnswer.Misconfigured;
import dev.gatehouse.provider.TokenAnswer.Refused;
import dev.gatehouse.provider.TokenAnswer.Unavailable;
import dev.gatehouse.settings.ClientSettings.Authentication;
import dev.gatehouse.settings.RefreshSettings.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of the provider means: contract section 8, "What is a refusal". */
@Timeout(30)
class TokenAnswersTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScriptedServer server;

    TokenAnswersTest() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | {"error":"invalid_grant","error_reason":"refresh_token_not_found"} | Refused
                    400 | {"error":"invalid_grant","error_reason":17}                        | Refused
                    404 |                                                                    | Refused
                    404 | {"error":"server_error"}                                           | Refused
                    400 |                                                                    | Misconfigured
                    400 | {"error":"invalid_client"}                                         | Misconfigured
                    400 | {"error":"unauthorized_client","error_reason":"grant_type_disabled"} | Misconfigured
                    400 | {"error":"invalid_request"}                                        | Misconfigured
                    400 | {"error":["invalid_grant"]}                                        | Misconfigured
                    400 | {"error_description":"invalid_grant"}                              | Misconfigured
                    400 | <p>invalid_grant</p>                                               | Misconfigured
                    400 | {"error":"temporarily_unavailable"}                                | Unavailable
                    401 | {"error":"invalid_client"}                                         | Misconfigured
                    401 | {"error":"invalid_grant"}                                          | Misconfigured
                    403 | <h1>Forbidden</h1>                                                 | Misconfigured
                    302 |                                                                    | Misconfigured
                    408 |                                                                    | Unavailable
                    429 | {"error":"invalid_grant"}                                          | Unavailable
                    500 | {"error":"invalid_grant"}                                          | Unavailable
                    503 | <h1>Busy</h1>                                                      | Unavailable
                    504 |                                                                    | Unavailable
                    204 |                                                                    | Unavailable
                    200 | <!DOCTYPE html><title>Sign in</title>                              | Unavailable
                    200 | {"access_token":"a"                                                | Unavailable
                    200 | {}                                                                 | Unavailable
                    200 | {"error":"invalid_grant"}                                          | Unavailable
                    200 | {"access_token":""}                                                | Unavailable
                    200 | {"access_token":7}                                                 | Unavailable
                    200 | {"access_token":"a b"}                                             | Unavailable
                    200 | {"access_token":"a","refresh_token":""}                            | Unavailable
                    200 | {"access_token":"a","refresh_token":["b"]}                         | Unavailable
                    200 | {"access_token":"a","token_type":"DPoP"}                           | Misconfigured
                    200 | {"access_token":"a","token_type":"bearer"}                         | Granted
                    200 | {"access_token":"a","refresh_token":null}                          | Granted
                    """)
    void theTokenEndpointsAnswerToARefresh(int status, String body, String meaning) {
        server.answer(status(status, body == null ? "" : body));

        assertThat(provider(Endpoint.OAUTH2_TOKEN).refresh("rt").getClass().getSimpleName())
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | {"error":"invalid_grant","error_reason":"auth_code_not_found"} | Refused
                    404 |                                                                | Misconfigured
                    401 | {"error":"invalid_client"}                                     | Misconfigured
                    400 | {"error":"invalid_target"}                                     | Misconfigured
                    500 |                                                                | Unavailable
                    200 | {"access_token":"a","id_token":"i"}                            | Granted
                    """)
    void theTokenEndpointsAnswerToACode(int status, String body, String meaning) {
        server.answer(status(status, body == null ? "" : body));

        TokenAnswer answer = provider(Endpoint.OAUTH2_TOKEN)
                .exchangeCode("code", URI.create("https://app.example.com/app/callback"), "verifier");

        assertThat(answer.getClass().getSimpleName()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 |                                                         | Refused
                    400 | {"fieldErrors":{"refreshToken":[{"code":"[invalid]"}]}} | Refused
                    400 | {"generalErrors":[{"code":"[any]"}]}                    | Refused
                    400 | <h1>Bad Request</h1>                                    | Refused
                    400 | {"fieldErrors":{"tenantId":[{"code":"[invalid]"}]}}     | Misconfigured
                    401 |                                                         | Refused
                    404 |                                                         | Refused
                    404 | {"fieldErrors":{"tenantId":[{"code":"[invalid]"}]}}     | Misconfigured
                    409 |                                                         | Refused
                    423 |                                                         | Refused
                    403 |                                                         | Misconfigured
                    405 |                                                         | Misconfigured
                    410 |                                                         | Misconfigured
                    302 |                                                         | Misconfigured
                    429 |                                                         | Unavailable
                    500 |                                                         | Unavailable
                    503 | {}                                                      | Unavailable
                    504 | {"generalErrors":[{"code":"[WebhookTransaction]"}]}     | Unavailable
                    200 |                                                         | Unavailable
                    200 | <h1>Welcome</h1>                                        | Unavailable
                    200 | {"access_token":"a"}                                    | Unavailable
                    200 | {"token":"a"}                                           | Granted
                    """)
    void theAnswerOfApiJwtRefresh(int status, String body, String meaning) {
        server.answer(status(status, body == null ? "" : body));

        assertThat(provider(Endpoint.JWT_REFRESH).refresh("rt").getClass().getSimpleName())
                .isEqualTo(meaning);
    }

    /** 400 can also mean that what was sent beside the refresh token is wrong; what was not sent cannot be. */
    @Test
    void errorsThatNameAFieldThatWasNotSentAreARefusal() {
        server.answer(status(400, "{\"fieldErrors\":{\"tenantId\":[]}}"));
        Provider withoutTenant = provider(ProviderFixture.fusionAuth(server.url()), Endpoint.JWT_REFRESH);

        assertThat(withoutTenant.refresh("rt")).isEqualTo(new Refused("status 400", ""));
    }

    @Test
    void tokensComeFromBothEndpoints() {
        server.answer(status(
                200,
                "{\"access_token\":\"a.b.c\",\"expires_in\":3600,\"id_token\":\"i.d.t\",\"refresh_token\":\"r+/=\","
                        + "\"refresh_token_id\":\"x\",\"token_type\":\"Bearer\",\"userId\":\"u\"}"));
        assertThat(provider(Endpoint.OAUTH2_TOKEN).refresh("rt")).isEqualTo(new Granted("a.b.c", "r+/=", "i.d.t"));

        server.answer(status(200, "{\"refreshToken\":\"r+/=\",\"refreshTokenId\":\"x\",\"token\":\"a.b.c\"}"));
        assertThat(provider(Endpoint.JWT_REFRESH).refresh("rt")).isEqualTo(new Granted("a.b.c", "r+/=", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "id_token"})
    void aTokenHasSixteenKilobytesAtMost(String longOne) {
        server.answer(status(200, answerWith(longOne, 16_384)));
        assertThat(provider(Endpoint.OAUTH2_TOKEN).refresh("rt")).isInstanceOf(Granted.class);

        server.answer(status(200, answerWith(longOne, 16_385)));
        assertThat(provider(Endpoint.OAUTH2_TOKEN).refresh("rt")).isInstanceOf(Unavailable.class);
    }

    private static String answerWith(String name, int length) {
        String first = name.equals("access_token") ? "" : "\"access_token\":\"a\",";
        return "{" + first + "\"" + name + "\":\"" + "x".repeat(length) + "\"}";
    }

    @Test
    void theTimeToWaitIsPassedOn() {
        server.answer(status(503, "", "Retry-After: 17"));
        assertThat(provider(Endpoint.OAUTH2_TOKEN).refresh("rt"))
                .isEqualTo(new Unavailable(Duration.ofSeconds(17), "status 503"));

        server.answer(status(429, "{\"error\":\"slow_down\"}"));
        assertThat(provider(Endpoint.OAUTH2_TOKEN).refresh("rt"))
                .isEqualTo(new Unavailable(FIVE_SECONDS, "status 429, slow_down"));
    }

    @Test
    void whatIsSaidOfAFaultIsFitForALogLine() {
        server.answer(
                status(
                        400,
                        "{\"error\":\"invalid_client\\r\\nFAKE line\",\"error_description\":\"SECRET\",\"error_reason\":\"é\"}"));

        assertThat(provider(Endpoint.OAUTH2_TOKEN).refresh("rt"))
                .isEqualTo(new Misconfigured("status 400, invalid_client??FAKE line, ?"));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void noAnswerIsUnavailable(Endpoint endpoint) {
        server.answer(raw("HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\n{\"access_token\":\"a\""));
        assertThat(provider(endpoint).refresh("rt")).isInstanceOf(Unavailable.class);

        server.answer(status(200, "{\"access_token\":\"" + "a".repeat(10 << 20) + "\"}"));
        assertThat(provider(endpoint).refresh("rt")).isInstanceOf(Unavailable.class);

        server.close();
        assertThat(provider(endpoint).refresh("rt")).isInstanceOf(Unavailable.class);
    }

    @Test
    void noAnswerShowsATokenAsText() {
        assertThat(new Granted("SECRET", "SECRET", "SECRET"))
                .hasToString("Granted[accessToken, refreshToken, idToken]");
        assertThat(new Granted("SECRET", null, null)).hasToString("Granted[accessToken]");
    }

    private Provider provider(Endpoint endpoint) {
        return provider(ProviderFixture.fusionAuth(server.url()).tenantId("tenant-1"), endpoint);
    }

    private Provider provider(ProviderFixture settings, Endpoint endpoint) {
        return new Provider(
                settings.settings(),
                ProviderFixture.client("app", "secret", Authentication.BASIC),
                endpoint,
                executor,
                new SettableTime());
    }
}
