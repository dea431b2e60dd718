package dev.gatehouse.provider;

import static dev.gatehouse.provider.ScriptedServer.raw;
import static dev.gatehouse.provider.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.SettableTime;
import dev.gatehouse.provider.NativeAnswer.Denied;
import dev.gatehouse.provider.NativeAnswer.Granted;
import dev.gatehouse.settings.ClientSettings.Authentication;
import dev.gatehouse.settings.ProviderSettings;
import dev.gatehouse.settings.RefreshSettings.Endpoint;
import dev.gatehouse.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of the provider to a name and a password means: contract section 8, "Native form fields". */
@Timeout(30)
class NativeAnswersTest {
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScriptedServer server;

    NativeAnswersTest() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    /** The pairs of error and reason are not documented: the reason counts first, whatever it comes with. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | invalid_grant            | invalid_user_credentials         | INVALID_CREDENTIALS
            400 | invalid_grant            | user_not_found                   | INVALID_CREDENTIALS
            404 | invalid_grant            | user_not_found                   | INVALID_CREDENTIALS
            401 | access_denied            | invalid_user_credentials         | INVALID_CREDENTIALS
            400 | access_denied            | user_locked                      | INVALID_CREDENTIALS
            423 | server_error             | user_locked                      | INVALID_CREDENTIALS
            400 | access_denied            | user_expired                     | INVALID_CREDENTIALS
            400 | access_denied            | login_prevented                  | INVALID_CREDENTIALS
            400 | invalid_grant            |                                  | INVALID_CREDENTIALS
            403 | access_denied            |                                  | INVALID_CREDENTIALS
            400 | access_denied            | a_reason_of_the_future           | INVALID_CREDENTIALS
            400 | access_denied            | registration_required            | NOT_REGISTERED
            400 | access_denied            | registration_missing_requirement | NOT_REGISTERED
            400 | access_denied            | email_verification_required      | NOT_VERIFIED
            400 | access_denied            | phone_verification_required      | NOT_VERIFIED
            400 | access_denied            | registration_verification_required | NOT_VERIFIED
            400 | two_factor_required      |                                  | TWO_FACTOR_REQUIRED
            400 | two_factor_required      | a_reason_of_the_future           | TWO_FACTOR_REQUIRED
            400 | login_required           | multi_factor_challenge_required  | TWO_FACTOR_REQUIRED
            400 | change_password_required |                                  | PASSWORD_CHANGE_REQUIRED
            400 | invalid_grant            | change_password_administrative   | PASSWORD_CHANGE_REQUIRED
            400 | change_password_required | change_password_breached         | PASSWORD_CHANGE_REQUIRED
            400 | change_password_required | change_password_expired          | PASSWORD_CHANGE_REQUIRED
            400 | change_password_required | change_password_validation       | PASSWORD_CHANGE_REQUIRED
            400 | unauthorized_client      | grant_type_disabled              | Misconfigured
            400 | invalid_grant            | grant_type_disabled              | Misconfigured
            400 | access_denied            | invalid_origin                   | Misconfigured
            400 | an_error_of_the_future   | a_reason_of_the_future           | Misconfigured
            400 | invalid_scope            | unknown_scope                    | Misconfigured
            400 |                          |                                  | Misconfigured
            401 | invalid_client           | invalid_client_authentication    | Misconfigured
            401 | invalid_grant            |                                  | Misconfigured
            404 |                          |                                  | Misconfigured
            302 | invalid_grant            | user_locked                      | Misconfigured
            400 | temporarily_unavailable  |                                  | Unavailable
            408 | invalid_grant            | user_locked                      | Unavailable
            429 | invalid_grant            | user_locked                      | Unavailable
            500 | invalid_grant            | user_locked                      | Unavailable
            503 | invalid_grant            | invalid_user_credentials         | Unavailable
            """)
    void theTokenEndpointSaysItByReasonAndError(
            int status, @Nullable String error, @Nullable String reason, String meaning) {
        server.answer(status(status, body(error, reason)));

        assertThat(meaning(provider().passwordGrant("alice", "pw", List.of()))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"token":"a.b.c"}                                         | Granted[registered]
            202 | {"token":"a.b.c"}                                         | Granted[unregistered]
            200 | {"user":{}}                                               | Unavailable
            202 | {"user":{}}                                               | Unavailable
            200 | <h1>Welcome</h1>                                          | Unavailable
            203 | {"changePasswordId":"x","changePasswordReason":"Expired"} | PASSWORD_CHANGE_REQUIRED
            203 | {"token":"a.b.c"}                                         | PASSWORD_CHANGE_REQUIRED
            212 | {"token":"a.b.c"}                                         | NOT_VERIFIED
            213 | {"token":"a.b.c"}                                         | NOT_VERIFIED
            242 | {"token":"a.b.c","twoFactorId":"x"}                       | TWO_FACTOR_REQUIRED
            201 | {"token":"a.b.c"}                                         | Unavailable
            204 |                                                           | Unavailable
            299 | {"token":"a.b.c"}                                         | Unavailable
            302 |                                                           | Misconfigured
            400 |                                                           | Misconfigured
            400 | {"fieldErrors":{"applicationId":[{"code":"[invalid]"}]}}  | Misconfigured
            400 | {"fieldErrors":{"loginId":[{"code":"[tooLong]"}]}}        | INVALID_CREDENTIALS
            400 | {"fieldErrors":{"password":[{"code":"[tooLong]"}]}}       | INVALID_CREDENTIALS
            401 |                                                           | Misconfigured
            403 |                                                           | Misconfigured
            404 |                                                           | INVALID_CREDENTIALS
            409 | {"actions":[]}                                            | INVALID_CREDENTIALS
            410 |                                                           | INVALID_CREDENTIALS
            423 |                                                           | INVALID_CREDENTIALS
            421 |                                                           | Misconfigured
            429 |                                                           | Unavailable
            500 |                                                           | Unavailable
            503 | {}                                                        | Unavailable
            504 | {"generalErrors":[{"code":"[WebhookTransaction]"}]}       | Unavailable
            """)
    void theLoginApiSaysItByStatus(int status, @Nullable String body, String meaning) {
        server.answer(status(status, body == null ? "" : body));

        assertThat(meaning(provider().loginApi("alice", "pw"))).isEqualTo(meaning);
    }

    /** The trap: the password grant gives tokens to users who are not registered, without an application in them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"sub":"u","applicationId":"app"} | Granted[registered]
            {"sub":"u"}                       | Granted[unregistered]
            {"sub":"u","applicationId":""}    | Granted[unregistered]
            {"sub":"u","applicationId":["a"]} | Granted[unregistered]
            ["applicationId"]                 | Granted[unregistered]
            """)
    void anUnregisteredUsersAccessTokenNamesNoApplication(String claims, String meaning) {
        server.answer(status(200, "{\"access_token\":\"" + jwt(claims) + "\"}"));

        assertThat(meaning(provider().passwordGrant("alice", "pw", List.of()))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.b", "a.%.c", "a.e30.c.d"})
    void aTokenThatIsNoJwtNamesNoApplicationEither(String token) {
        server.answer(status(200, "{\"access_token\":\"" + token + "\"}"));

        assertThat(meaning(provider().passwordGrant("alice", "pw", List.of()))).isEqualTo("Granted[unregistered]");
    }

    @Test
    void anotherProviderKnowsNoRegistration() {
        server.answer(status(200, "{\"access_token\":\"opaque\"}"));
        ProviderFixture oidc =
                ProviderFixture.oidc(server.url()).endpoint(ProviderSettings.Endpoint.TOKEN, server.url() + "/token");

        assertThat(meaning(provider(oidc.settings()).passwordGrant("alice", "pw", List.of())))
                .isEqualTo("Granted[registered]");
    }

    @Test
    void noAnswerIsUnavailable() {
        server.answer(raw("HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\n{\"token\":\"a\""));

        assertThat(meaning(provider().loginApi("alice", "pw"))).isEqualTo("Unavailable");
        assertThat(meaning(provider().passwordGrant("alice", "pw", List.of()))).isEqualTo("Unavailable");
    }

    @Test
    void thePasswordGrantSendsAFormThatNamesTheClientInItsHeader() {
        server.answer(status(404, ""));
        provider().passwordGrant("alice+x@example.com", "p&=%+ ü", List.of("openid", "email"));

        ScriptedServer.Request request = server.lastRequest();
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /oauth2/token");
        assertThat(request.body())
                .isEqualTo("grant_type=password&username=alice%2Bx%40example.com&password=p%26%3D%25%2B+%C3%BC"
                        + "&scope=openid+email&tenantId=tenant-1");
        assertThat(request.headers()).containsEntry("authorization", "Basic YXBwOnNlY3JldA==");
        assertThat(request.headers()).doesNotContainKey("cookie");
    }

    @Test
    void theLoginApiIsSentTheApiKeyAsItIsAndNoCookie() throws Exception {
        server.answer(status(404, "", "Set-Cookie: refresh_token=of-another-user; Path=/"));
        Provider provider = provider();
        provider.loginApi("alice", "p\"\\ ü");
        provider.loginApi("alice", "p\"\\ ü");

        ScriptedServer.Request request = server.lastRequest();
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /api/login");
        assertThat(new JsonMapper().readTree(request.body()))
                .isEqualTo(new JsonMapper()
                        .valueToTree(Map.of("applicationId", "app", "loginId", "alice", "password", "p\"\\ ü")));
        assertThat(request.headers())
                .containsEntry("authorization", "the-api-key")
                .containsEntry("x-fusionauth-tenantid", "tenant-1")
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("cookie");
    }

    @Test
    void theApiKeyGoesNowhereElse() {
        server.answer(status(500, ""));
        Provider provider = provider();
        provider.passwordGrant("alice", "pw", List.of());
        provider.refresh("rt");
        provider.revoke("rt");

        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.headers().values()).doesNotContain("the-api-key"));
    }

    private static String body(@Nullable String error, @Nullable String reason) {
        return "{" + (error == null ? "" : "\"error\":\"" + error + "\"")
                + (error == null || reason == null ? "" : ",")
                + (reason == null ? "" : "\"error_reason\":\"" + reason + "\"") + "}";
    }

    private static String meaning(NativeAnswer answer) {
        if (answer instanceof Granted granted) {
            return granted.registered() ? "Granted[registered]" : "Granted[unregistered]";
        }
        return answer instanceof Denied denied
                ? denied.why().name()
                : answer.getClass().getSimpleName();
    }

    private static String jwt(String claims) {
        return "e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".sig";
    }

    private Provider provider() {
        ProviderSettings plain =
                ProviderFixture.fusionAuth(server.url()).tenantId("tenant-1").settings();
        return provider(new ProviderSettings(
                plain.url(),
                plain.browserUrl(),
                plain.kind(),
                plain.issuer(),
                plain.tenantId(),
                plain.discovery(),
                plain.endpoints(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                plain.allowHttp(),
                new Secret("the-api-key")));
    }

    private Provider provider(ProviderSettings settings) {
        return new Provider(
                settings,
                ProviderFixture.client("app", "secret", Authentication.BASIC),
                Endpoint.OAUTH2_TOKEN,
                executor,
                new SettableTime());
    }
}
