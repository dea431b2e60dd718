package dev.gatehouse.settings;

import org.jspecify.annotations.Nullable;

/**
 * What the nodes of one application share.
 *
 * @param store where
 * @param redisUrl a {@code redis://} or {@code rediss://} URL; a secret, since it can hold a password
 */
public record ClusterSettings(Store store, @Nullable Secret redisUrl) {

    static ClusterSettings from(Values values) {
        return new ClusterSettings(values.get(Catalog.CLUSTER_STORE), values.find(Catalog.CLUSTER_REDIS_URL));
    }

    /** Where shared state lives. */
    public enum Store {
        MEMORY,
        REDIS
    }
}
