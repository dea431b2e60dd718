package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.instance.ApiKey;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.model.Uuids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may call {@code /api}, and for which tenant. */
final class Access {
    private static final String TENANT_HEADER = "X-FusionAuth-TenantId";

    private final Instance instance;

    Access(Instance instance) {
        this.instance = instance;
    }

    /** The API key of a call, if it is good for this call. */
    Optional<ApiKey> key(Call call) {
        return instance.apiKeys()
                .find(call.header("Authorization").orElse(null), call.method(), call.path())
                .filter(key -> key.tenantId() == null
                        || call.header(TENANT_HEADER)
                                .map(sent -> sent.equals(String.valueOf(key.tenantId())))
                                .orElse(true));
    }

    /**
     * Insists on an API key.
     *
     * @throws ApiRefusal 401 without one
     */
    ApiKey requireKey(Call call) {
        return key(call).orElseThrow(() -> ApiRefusal.empty(401));
    }

    /** The claims of the JWT a call carries, as {@code Authorization: Bearer} or as a cookie. */
    Optional<ObjectNode> jwt(Call call) {
        return call.bearerToken()
                .or(() -> Optional.ofNullable(call.cookie(TokenCookies.ACCESS_TOKEN)))
                .flatMap(instance.reader()::valid);
    }

    /** The user whose JWT a call carries. */
    Optional<User> jwtOwner(Call call) {
        return jwt(call)
                .flatMap(claims -> Uuids.parse(claims.path("sub").asText()))
                .flatMap(instance.directory()::user);
    }

    /**
     * The tenant of a call: that of its header, else of its key, else of the application, else the only one.
     *
     * @throws ApiRefusal 400 where none of them tells
     */
    Tenant tenant(Call call, @Nullable ApiKey key, @Nullable Application application) {
        Optional<UUID> named = call.header(TENANT_HEADER)
                .flatMap(Uuids::parse)
                .or(() -> Optional.ofNullable(key).map(ApiKey::tenantId))
                .or(() -> Optional.ofNullable(application).map(Application::tenantId));
        List<Tenant> all = instance.directory().tenants();
        return named.isEmpty() && all.size() == 1
                ? all.get(0)
                : named.flatMap(instance.directory()::tenant)
                        .orElseThrow(() -> ApiRefusal.field(
                                "tenantId", "[missing]", "The header " + TENANT_HEADER + " must name a tenant."));
    }
}
