package dev.gatehouse.demo.idp.api;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.model.Uuids;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code PUT /api/login/{userId}/{applicationId}} with an API key, {@code PUT /api/login} with the user's JWT: records
 * that a user has come in by another way. No body.
 */
final class PingApi implements Endpoint {
    private final Instance instance;
    private final Access access;

    PingApi(Instance instance) {
        this.instance = instance;
        this.access = new Access(instance);
    }

    @Override
    public Answer answer(Call call) {
        Optional<UUID> application;
        Optional<User> user;
        if (call.variables().containsKey("userId")) {
            access.requireKey(call);
            application = Uuids.parse(call.variables().get("applicationId"));
            user = Uuids.parse(call.variables().get("userId")).flatMap(instance.directory()::user);
        } else {
            application = access.jwt(call)
                    .flatMap(claims -> Uuids.parse(claims.path("applicationId").asText()));
            user = Optional.of(access.jwtOwner(call).orElseThrow(() -> ApiRefusal.empty(401)));
        }
        if (user.isEmpty()) {
            return Answer.empty(404);
        }
        long now = instance.time().millis();
        instance.directory().changeUser(user.get().id(), found -> found.with("lastLoginInstant", now));
        return Answer.empty(application.flatMap(user.get()::registrationFor).isPresent() ? 200 : 202);
    }
}
