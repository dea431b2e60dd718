package dev.gatehouse.provider;

import dev.gatehouse.provider.TokenAnswer.Refused;
import dev.gatehouse.settings.ProviderSettings.Endpoint;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * FusionAuth's own calls about refresh tokens. They ask for no client authentication, and a cookie would count before
 * the body, so none is ever sent.
 *
 * @see <a href="https://fusionauth.io/docs/apis/jwt#refresh-a-jwt">FusionAuth: Refresh a JWT</a>
 * @see <a href="https://fusionauth.io/docs/apis/login#logout-a-user">FusionAuth: Logout a User</a>
 */
final class FusionAuthApi {
    private static final Set<Integer> REFUSING_STATUS = Set.of(400, 401, 404, 409, 423);

    private final Endpoints endpoints;
    private final BoundedExchange http;
    private final @Nullable String tenantId;
    private final AnswerReader reader;

    FusionAuthApi(Endpoints endpoints, BoundedExchange http, @Nullable String tenantId, AnswerReader reader) {
        this.endpoints = endpoints;
        this.http = http;
        this.tenantId = tenantId;
        this.reader = reader;
    }

    /** {@code POST /api/jwt/refresh}. Asks for no time to live: one above the limit would look like a refusal. */
    TokenAnswer refresh(String refreshToken) {
        HttpAnswer answer;
        try {
            answer = http.send(postRefreshToken(Endpoint.JWT_REFRESH, refreshToken));
        } catch (IOException noAnswer) {
            return AnswerReader.noAnswer(noAnswer);
        }
        if (answer.status() == 200) {
            return reader.granted(answer, AnswerReader.Members.FUSIONAUTH_API);
        }
        return REFUSING_STATUS.contains(answer.status()) && !blamesTenant(answer)
                ? new Refused("status " + answer.status(), "")
                : reader.fault(answer, OAuthError.NONE);
    }

    /**
     * {@code POST /api/logout}, which revokes the refresh token.
     *
     * @throws IOException when FusionAuth did not say that it is done
     */
    boolean logout(String refreshToken) throws IOException {
        http.send(postRefreshToken(Endpoint.REVOCATION, refreshToken)).requireOk();
        return true;
    }

    private HttpRequest.Builder postRefreshToken(Endpoint endpoint, String refreshToken) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoints.required(endpoint))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonObject.write(Map.of("refreshToken", refreshToken))));
        return tenantId == null ? request : request.header("X-FusionAuth-TenantId", tenantId);
    }

    /** Whether the errors name the tenant, the one thing sent beside the refresh token. */
    private boolean blamesTenant(HttpAnswer answer) {
        if (tenantId == null) {
            return false;
        }
        try {
            return JsonObject.parse(answer.body()).has("fieldErrors", "tenantId");
        } catch (IOException noErrors) {
            return false;
        }
    }
}
