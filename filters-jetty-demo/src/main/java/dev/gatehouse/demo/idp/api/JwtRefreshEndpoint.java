package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.JwtConfiguration;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.RefreshTokens;
import dev.gatehouse.demo.idp.token.Login;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code POST /api/jwt/refresh}: a new JWT for a refresh token, without any client authentication. Cookies beat the
 * body. What is wrong with the request is found out before the token is spent.
 */
final class JwtRefreshEndpoint implements Endpoint {
    private final Instance instance;

    JwtRefreshEndpoint(Instance instance) {
        this.instance = instance;
    }

    @Override
    public Answer answer(Call call) {
        Body body = Body.of(call);
        String value = Optional.ofNullable(call.cookie(TokenCookies.REFRESH_TOKEN))
                .filter(cookie -> !cookie.isBlank())
                .orElseGet(() -> body.requiredText("refreshToken"));
        RefreshTokens tokens = instance.refreshTokens();
        tokens.find(value).ifPresent(token -> life(token, body));
        RefreshToken token = tokens.use(value).orElseThrow(this::notFound);
        Application application = application(token);
        User user =
                instance.directory().user(token.userId()).filter(User::active).orElseThrow(this::notFound);
        Login login = Login.refreshed(user, application, token, life(token, body));
        String accessToken = instance.issuer().accessToken(login);
        String original = Optional.ofNullable(call.cookie(TokenCookies.ACCESS_TOKEN))
                .orElse(body.text("token").orElse(null));
        instance.webhooks().emit(instance.events().refreshed(token, original, accessToken, call.caller()));
        return answer(token, application, accessToken);
    }

    private Answer answer(RefreshToken token, Application application, String accessToken) {
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

    private Duration life(RefreshToken token, Body body) {
        Duration longest =
                instance.directory().tokenSettings(application(token)).tokenLife();
        return body.shortened("timeToLiveInSeconds", longest);
    }

    private ApiRefusal notFound() {
        return instance.switches().jwtRefreshRefusedStatus() == 404
                ? ApiRefusal.empty(404)
                : ApiRefusal.field("refreshToken", "[invalid]", "The refresh token is unknown, expired or revoked.");
    }
}
