package dev.gatehouse.provider;

import dev.gatehouse.provider.NativeAnswer.Denial;
import dev.gatehouse.provider.NativeAnswer.Denied;
import dev.gatehouse.settings.ProviderSettings;
import dev.gatehouse.settings.ProviderSettings.Endpoint;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * FusionAuth's {@code POST /api/login}. Of its answers only 200 is a login, and 202 one of a user who is not registered;
 * the other 2xx say what is missing. A 401 is about our API key, a wrong password is a 404.
 *
 * @see <a href="https://fusionauth.io/docs/apis/login#authenticate-a-user">FusionAuth: Authenticate a User</a>
 */
final class LoginApi {
    private final Endpoints endpoints;
    private final BoundedExchange http;
    private final ProviderSettings settings;
    private final String applicationId;
    private final AnswerReader reader;

    LoginApi(
            Endpoints endpoints,
            BoundedExchange http,
            ProviderSettings settings,
            String applicationId,
            AnswerReader reader) {
        this.endpoints = endpoints;
        this.http = http;
        this.settings = settings;
        this.applicationId = applicationId;
        this.reader = reader;
    }

    NativeAnswer logIn(String loginId, String password) {
        HttpAnswer answer;
        try {
            answer = http.send(request(loginId, password));
        } catch (IOException noAnswer) {
            return AnswerReader.noAnswer(noAnswer);
        }
        return switch (answer.status()) {
            case 200 -> reader.granted(answer, AnswerReader.Members.FUSIONAUTH_API, tokens -> true);
            case 202 -> reader.granted(answer, AnswerReader.Members.FUSIONAUTH_API, tokens -> false);
            case 203 -> new Denied(Denial.PASSWORD_CHANGE_REQUIRED);
            case 212, 213 -> new Denied(Denial.NOT_VERIFIED);
            case 242 -> new Denied(Denial.TWO_FACTOR_REQUIRED);
            case 404, 409, 410, 423 -> new Denied(Denial.INVALID_CREDENTIALS);
            case 400 -> malformed(answer);
            default -> reader.fault(answer, OAuthError.NONE);
        };
    }

    private HttpRequest.Builder request(String loginId, String password) throws IOException {
        String body =
                JsonObject.write(Map.of("applicationId", applicationId, "loginId", loginId, "password", password));
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoints.required(Endpoint.LOGIN))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (settings.apiKey() != null) {
            request.header("Authorization", settings.apiKey().value());
        }
        if (settings.tenantId() != null) {
            request.header("X-FusionAuth-TenantId", settings.tenantId());
        }
        return request;
    }

    /** What the user typed may be at fault, such as a name that is too long; the rest of what is sent is ours. */
    private NativeAnswer malformed(HttpAnswer answer) {
        try {
            JsonObject errors = JsonObject.parse(answer.body());
            if (errors.has("fieldErrors", "loginId") || errors.has("fieldErrors", "password")) {
                return new Denied(Denial.INVALID_CREDENTIALS);
            }
        } catch (IOException noErrors) {
            // The status alone says enough.
        }
        return reader.fault(answer, OAuthError.NONE);
    }
}
