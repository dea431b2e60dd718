package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.ApiKey;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.token.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The small calls around JWTs: validate, vend, public keys. */
final class JwtApi {
    private static final List<String> NOT_FOR_CALLERS = List.of("amr", "cnf", "exp", "iat");

    private final Instance instance;
    private final Access access;

    JwtApi(Instance instance) {
        this.instance = instance;
        this.access = new Access(instance);
    }

    /** {@code GET /api/jwt/validate}: the claims of the JWT the call carries. */
    Answer validate(Call call) {
        ObjectNode claims = access.jwt(call).orElseThrow(() -> ApiRefusal.empty(401));
        ObjectNode answer = Json.object();
        answer.set("jwt", claims);
        return Answer.json(200, answer);
    }

    /** {@code POST /api/jwt/vend}: a JWT with any claims; reserved ones are ignored. */
    Answer vend(Call call) {
        ApiKey key = access.requireKey(call);
        Body body = Body.of(call);
        UUID tenantId = key.tenantId();
        Tenant tenant = Optional.ofNullable(tenantId)
                .flatMap(instance.directory()::tenant)
                .orElseGet(instance.directory()::defaultTenant);
        int life = body.json()
                .path("timeToLiveInSeconds")
                .asInt(tenant.jwtConfiguration().timeToLiveInSeconds());
        if (life < 1) {
            throw ApiRefusal.field("timeToLiveInSeconds", "[invalid]", "The time to live must be 1 or more.");
        }
        ObjectNode claims = Json.object();
        claims.put("jti", UUID.randomUUID().toString());
        if (body.json().path("claims") instanceof ObjectNode given) {
            claims.setAll(given.deepCopy().remove(NOT_FOR_CALLERS));
        }
        long now = instance.time().instant().getEpochSecond();
        claims.put("iat", now);
        claims.put("exp", now + life);
        return Answer.json(200, Json.object().put("token", instance.issuer().sign(claims, signingKey(body, tenant))));
    }

    private SigningKey signingKey(Body body, Tenant tenant) {
        Optional<UUID> wanted = body.uuid("keyId");
        if (wanted.isPresent()) {
            return wanted.flatMap(instance.keys()::byId)
                    .orElseThrow(() -> ApiRefusal.field("keyId", "[invalid]", "There is no such key."));
        }
        return instance.keyChoice().forTenant(tenant);
    }

    /** {@code GET /api/jwt/public-key}: all of them, or that of an application, or that of a {@code kid}. */
    Answer publicKey(Call call) {
        Map<String, String> pems = instance.keys().pems();
        Parameters query = call.query();
        if (query.raw("applicationId") == null && query.raw("kid") == null) {
            ObjectNode answer = Json.object();
            answer.set("publicKeys", Json.tree(pems));
            return Answer.json(200, answer);
        }
        return query.get("applicationId")
                .flatMap(instance.directory()::client)
                .map(instance.keyChoice()::forAccessTokens)
                .map(SigningKey::kid)
                .or(() -> query.get("kid"))
                .map(pems::get)
                .map(pem -> Answer.json(200, Json.object().put("publicKey", pem)))
                .orElseGet(() -> Answer.empty(404));
    }
}
