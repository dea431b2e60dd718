package dev.gatehouse.demo.idp.instance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What opens {@code /api}.
 *
 * @param key the secret, sent as {@code Authorization: <key>} without a scheme
 * @param tenantId the one tenant it is good for; none for all
 * @param endpoints the methods it may use, by path; empty for everything
 */
public record ApiKey(String key, @Nullable UUID tenantId, Map<String, List<String>> endpoints) {

    /** A key for everything. */
    public static ApiKey of(String key) {
        return new ApiKey(key, null, Map.of());
    }

    /** The same for one tenant alone. */
    public ApiKey ofTenant(UUID tenant) {
        return new ApiKey(key, tenant, endpoints);
    }

    /** The same for these methods of one path, and what is below it, alone. */
    public ApiKey restrictedTo(String path, String... methods) {
        return new ApiKey(key, tenantId, Map.of(path, List.of(methods)));
    }

    boolean allows(String method, String path) {
        return endpoints.isEmpty()
                || endpoints.entrySet().stream()
                        .anyMatch(entry -> (path.equals(entry.getKey()) || path.startsWith(entry.getKey() + "/"))
                                && entry.getValue().contains(method));
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "ApiKey[tenantId=" + tenantId + ", endpoints=" + endpoints + "]";
    }
}
