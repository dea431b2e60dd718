package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.JwtConfiguration;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Instance;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.RefreshTokens;
import dev.gatehouse.demo.idp.token.Login;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /api/jwt/refresh}: a new JWT for a refresh token, without any client authentication. A cookie
 * {@code refresh_token} beats the body.
 */
final class JwtRefreshEndpoint implements Endpoint {
    private final Instance instance;

    JwtRefreshEndpoint(Instance instance) {
        this.instance = instance;
    }

    @Override
    public Answer answer(Call call) {
        ObjectNode body = body(call);
        String value = Optional.ofNullable(call.cookie(TokenCookies.REFRESH_TOKEN))
                .filter(cookie -> !cookie.isBlank())
                .or(() -> Optional.of(body.path("refreshToken").asText()))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ApiRefusal.field("refreshToken", "[blank]", "The refresh token is missing."));
        RefreshTokens tokens = instance.refreshTokens();
        Duration life =
                tokens.find(value).map(token -> life(application(token), body)).orElse(Duration.ZERO);
        RefreshToken token = tokens.use(value).orElseThrow(this::notFound);
        return answer(token, life.isZero() ? life(application(token), Json.object()) : life);
    }

    private Answer answer(RefreshToken token, Duration life) {
        Application application = application(token);
        User user =
                instance.directory().user(token.userId()).filter(User::active).orElseThrow(this::notFound);
        Login login = new Login(
                user,
                application,
                token.scopes(),
                token.resources(),
                token.authTime(),
                "REFRESH_TOKEN",
                List.of(token.firstGrant(), "refresh_token"),
                token.id(),
                token.ssoSessionId(),
                null,
                life);
        String accessToken = instance.issuer().accessToken(login);
        ObjectNode answer = Json.object();
        answer.put("refreshToken", token.token());
        answer.put("refreshTokenId", token.id().toString());
        answer.put("token", accessToken);
        JwtConfiguration settings = instance.directory().tokenSettings(application);
        return TokenCookies.set(Answer.json(200, answer), accessToken, token.token(), settings.refreshTokenLife());
    }

    /** The token's application, if it allows this call. */
    private Application application(RefreshToken token) {
        return instance.refreshTokens()
                .applicationOf(token)
                .filter(application -> application.loginConfiguration().allowTokenRefresh())
                .orElseThrow(this::notFound);
    }

    private Duration life(Application application, ObjectNode body) {
        Duration longest = instance.directory().tokenSettings(application).tokenLife();
        JsonNode wanted = body.path("timeToLiveInSeconds");
        if (wanted.isMissingNode() || wanted.isNull()) {
            return longest;
        }
        if (!wanted.canConvertToInt() || wanted.asInt() < 1 || wanted.asInt() > longest.toSeconds()) {
            throw ApiRefusal.field(
                    "timeToLiveInSeconds",
                    "[invalid]",
                    "The time to live may only be shortened, from " + longest + ".");
        }
        return Duration.ofSeconds(wanted.asInt());
    }

    private ApiRefusal notFound() {
        return instance.switches().jwtRefreshRefusedStatus() == 404
                ? ApiRefusal.empty(404)
                : ApiRefusal.field("refreshToken", "[invalid]", "The refresh token is unknown, expired or revoked.");
    }

    private static ObjectNode body(Call call) {
        try {
            return call.json();
        } catch (IllegalArgumentException notJson) {
            throw ApiRefusal.field("refreshToken", "[invalidJSON]", "The body is no JSON object.");
        }
    }
}
