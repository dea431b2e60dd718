package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.instance.Revocations;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.model.Uuids;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.RefreshTokenJson;
import java.util.Optional;
import java.util.UUID;

/** {@code GET} and {@code DELETE /api/jwt/refresh}, in all their forms. */
final class RefreshTokensApi {
    private final Instance instance;
    private final Access access;

    RefreshTokensApi(Instance instance) {
        this.instance = instance;
        this.access = new Access(instance);
    }

    /** {@code GET /api/jwt/refresh/{tokenId}}. */
    Answer retrieve(Call call) {
        access.requireKey(call);
        return byPath(call)
                .map(token -> {
                    ObjectNode answer = Json.object();
                    answer.set("refreshToken", RefreshTokenJson.of(token));
                    return Answer.json(200, answer);
                })
                .orElseGet(() -> Answer.empty(404));
    }

    /** {@code GET /api/jwt/refresh?userId=}. */
    Answer retrieveAll(Call call) {
        access.requireKey(call);
        UUID userId = call.query()
                .get("userId")
                .flatMap(Uuids::parse)
                .orElseThrow(() -> ApiRefusal.field("userId", "[invalid]", "The userId must be a UUID."));
        if (instance.directory().user(userId).isEmpty()) {
            return Answer.empty(404);
        }
        ObjectNode answer = Json.object();
        var tokens = answer.putArray("refreshTokens");
        instance.refreshTokens()
                .where(token -> token.userId().equals(userId))
                .forEach(token -> tokens.add(RefreshTokenJson.of(token)));
        return Answer.json(200, answer);
    }

    /** {@code DELETE /api/jwt/refresh/{tokenId}}, by an API key or by the owner. */
    Answer revokeOne(Call call) {
        return revoke(byPath(call), call);
    }

    /**
     * {@code DELETE /api/jwt/refresh} by {@code token}, {@code userId}, {@code applicationId} or the last two together,
     * in the query, a form or JSON.
     */
    Answer revoke(Call call) {
        Optional<String> value = parameter("token", call);
        if (value.isPresent()) {
            return revoke(value.flatMap(instance.refreshTokens()::find), call);
        }
        access.requireKey(call);
        Optional<String> userId = parameter("userId", call);
        Optional<String> applicationId = parameter("applicationId", call);
        if (userId.isEmpty() && applicationId.isEmpty()) {
            throw ApiRefusal.general("[missing]", "A token, userId or applicationId is needed.");
        }
        Optional<User> user = userId.flatMap(Uuids::parse).flatMap(instance.directory()::user);
        Optional<Application> application =
                applicationId.flatMap(Uuids::parse).flatMap(instance.directory()::application);
        boolean unknown =
                (userId.isPresent() && user.isEmpty()) || (applicationId.isPresent() && application.isEmpty());
        return unknown || !revokeAll(user, application, call)
                ? Answer.empty(instance.switches().unknownRevocationStatus())
                : Answer.empty(200);
    }

    private boolean revokeAll(Optional<User> user, Optional<Application> application, Call call) {
        Revocations revocations = instance.revocations();
        if (user.isEmpty()) {
            application.ifPresent(all -> revocations.revokeAllOf(all, call.caller()));
            return true;
        }
        return application.isEmpty()
                ? revocations.revokeAllOf(user.get(), call.caller())
                : revocations.revokeAllOf(user.get(), application.get(), call.caller());
    }

    private Answer revoke(Optional<RefreshToken> token, Call call) {
        boolean byKey = access.key(call).isPresent();
        Optional<User> owner = access.jwtOwner(call);
        if (!byKey && owner.isEmpty()) {
            return Answer.empty(401);
        }
        Optional<RefreshToken> revocable = token.filter(found ->
                byKey || owner.filter(user -> user.id().equals(found.userId())).isPresent());
        revocable.ifPresent(found -> instance.revocations().revoke(found, call.caller()));
        if (token.isPresent() && revocable.isEmpty()) {
            return Answer.empty(401);
        }
        return Answer.empty(revocable.isPresent() ? 200 : instance.switches().unknownRevocationStatus());
    }

    private Optional<RefreshToken> byPath(Call call) {
        return Uuids.parse(call.variables().get("tokenId")).flatMap(instance.refreshTokens()::byId);
    }

    private static Optional<String> parameter(String name, Call call) {
        Parameters query = call.query();
        return query.get(name)
                .or(() -> call.form().get(name))
                .or(() -> call.isOfType("application/json") ? Body.of(call).text(name) : Optional.empty());
    }
}
