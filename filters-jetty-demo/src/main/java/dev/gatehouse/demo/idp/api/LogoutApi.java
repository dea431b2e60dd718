package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.session.Instance;
import dev.gatehouse.demo.idp.session.RefreshTokens;
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
        ObjectNode body = call.isOfType("application/json") ? json(call) : Json.object();
        String value = Optional.of(body.path("refreshToken").asText())
                .filter(text -> !text.isEmpty())
                .or(() -> call.form().get("refreshToken"))
                .or(() -> call.query().get("refreshToken"))
                .orElse(call.cookie(TokenCookies.REFRESH_TOKEN));
        boolean global = body.path("global").asBoolean()
                || call.form()
                        .get("global")
                        .or(() -> call.query().get("global"))
                        .filter("true"::equals)
                        .isPresent();
        RefreshTokens tokens = instance.refreshTokens();
        tokens.find(value)
                .ifPresent(found -> tokens.revokeWhere(token -> global
                        ? token.userId().equals(found.userId())
                        : token.id().equals(found.id())));
        return TokenCookies.delete(Answer.empty(200));
    }

    private static ObjectNode json(Call call) {
        try {
            return call.json();
        } catch (IllegalArgumentException notJson) {
            return Json.object();
        }
    }
}
