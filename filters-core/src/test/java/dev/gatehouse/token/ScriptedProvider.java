package dev.gatehouse.token;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A provider in memory that publishes, fails and counts as told. */
final class ScriptedProvider implements KeyPublisher {
    static final String ISSUER = "acme.com";

    final AtomicInteger keyFetches = new AtomicInteger();
    final AtomicInteger issuerFetches = new AtomicInteger();
    volatile boolean away;
    volatile boolean issuerAway;
    volatile String keySet = "{\"keys\":[]}";
    volatile Runnable whileFetching = () -> {};

    void publish(TestKey... keys) {
        publish(Arrays.stream(keys).map(TestKey::jwk).toArray(String[]::new));
    }

    void publish(String... jwks) {
        keySet = Arrays.stream(jwks).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    @Override
    public String fetchKeySet() throws IOException {
        keyFetches.incrementAndGet();
        String published = keySet;
        whileFetching.run();
        if (away) {
            throw new ConnectException("the provider is away");
        }
        return published;
    }

    @Override
    public String issuer() throws IOException {
        issuerFetches.incrementAndGet();
        if (issuerAway) {
            throw new ConnectException("the provider is away");
        }
        return ISSUER;
    }
}
