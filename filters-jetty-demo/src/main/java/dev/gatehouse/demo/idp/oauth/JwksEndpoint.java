package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.Uuids;
import java.util.Set;
import java.util.UUID;

/** {@code /.well-known/jwks.json}: the public keys, those of webhook signatures among them. */
final class JwksEndpoint implements Endpoint {
    private final Instance instance;

    JwksEndpoint(Instance instance) {
        this.instance = instance;
    }

    @Override
    public Answer answer(Call call) {
        if (!instance.switches().keysOfTenantOnly()) {
            return Answer.json(200, instance.keys().jwks(key -> true));
        }
        Directory directory = instance.directory();
        Tenant tenant = call.query()
                .get("tenantId")
                .flatMap(Uuids::parse)
                .flatMap(directory::tenant)
                .orElseGet(directory::defaultTenant);
        Set<UUID> used = instance.keyChoice().usedBy(directory.applicationsOf(tenant.id()));
        return Answer.json(200, instance.keys().jwks(key -> used.contains(key.id())));
    }
}
