package dev.gatehouse.demo.idp.instance;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The API keys there are. */
public final class ApiKeys {
    private final List<ApiKey> keys = new CopyOnWriteArrayList<>();

    /** Adds a key, or replaces the one with the same secret. */
    public void put(ApiKey key) {
        keys.removeIf(other -> other.key().equals(key.key()));
        keys.add(key);
    }

    /** The key that is sent, if it allows the call. */
    public Optional<ApiKey> find(@Nullable String sent, String method, String path) {
        return keys.stream()
                .filter(key -> key.key().equals(sent) && key.allows(method, path))
                .findFirst();
    }
}
