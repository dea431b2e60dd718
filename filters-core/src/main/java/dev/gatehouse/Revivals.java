package dev.gatehouse;

import dev.gatehouse.crypto.KeyDerivation;
import dev.gatehouse.store.SharedStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Predicate;

/**
 * Lets one of all requests that carry a refresh token, on any node, put its login into a new session: each new session
 * would take the place of the one before it in the browser.
 */
final class Revivals implements Predicate<String> {
    private static final byte[] TAKEN = {1};

    private final SharedStore store;
    private final Duration memory;

    /**
     * Nothing was revived yet.
     *
     * @param memory how long further requests may carry the same refresh token
     */
    Revivals(SharedStore store, Duration memory) {
        this.store = store;
        this.memory = memory;
    }

    @Override
    public boolean test(String refreshToken) {
        byte[] name = KeyDerivation.derive(refreshToken.getBytes(StandardCharsets.UTF_8), "gatehouse session: revival");
        String key = "revival:" + Base64.getUrlEncoder().withoutPadding().encodeToString(name);
        return store.putIfAbsent(key, TAKEN, memory);
    }
}
