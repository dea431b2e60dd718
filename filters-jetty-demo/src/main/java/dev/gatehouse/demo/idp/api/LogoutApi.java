package dev.gatehouse.demo.idp.api;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.RefreshToken;
import java.util.Optional;

/**
 * {@code POST /api/logout}: revokes the refresh token it is given, or with {@code global=true} all of its owner's, the
 * SSO session among them. Here a parameter beats the cookie. No authentication.
 */
final class LogoutApi implements Endpoint {
    private final Instance instance;

    LogoutApi(Instance instance) {
        this.instance = instance;
    }

    @Override
    public Answer answer(Call call) {
        Body body = call.isOfType("application/json") ? Body.of(call) : new Body(Json.object());
        String value = parameter("refreshToken", body, call).orElse(call.cookie(TokenCookies.REFRESH_TOKEN));
        boolean global = parameter("global", body, call).filter("true"::equals).isPresent();
        instance.refreshTokens().find(value).ifPresent(token -> revoke(token, global, call));
        return TokenCookies.delete(Answer.empty(200));
    }

    private void revoke(RefreshToken token, boolean global, Call call) {
        Optional<User> owner = instance.directory().user(token.userId());
        if (global && owner.isPresent()) {
            instance.revocations().revokeAllOf(owner.get(), call.caller());
        } else {
            instance.revocations().revoke(token, call.caller());
        }
    }

    private static Optional<String> parameter(String name, Body body, Call call) {
        return body.text(name)
                .or(() -> call.form().get(name))
                .or(() -> call.query().get(name));
    }
}
