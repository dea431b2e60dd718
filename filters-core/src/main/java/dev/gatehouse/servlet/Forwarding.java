package dev.gatehouse.servlet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What trusted proxies tell of a request on its way from the browser to them.
 *
 * @param client the IP address of the first hop that is not trusted; null: not told
 * @param scheme as the browser spoke it; null: not told
 * @param host host, or host and port, as the browser sent it; null: not told
 * @param port what a host without a port is to be read with; null: not told
 */
record Forwarding(
        @Nullable String client,
        @Nullable String scheme,
        @Nullable String host,
        @Nullable String port) {
    static final Forwarding NOTHING = new Forwarding(null, null, null, null);

    /**
     * Both accounts of one way; empty where they differ in scheme or host. Where they differ in the client, it is not
     * told.
     */
    Optional<Forwarding> with(Forwarding other) {
        if (differ(scheme, other.scheme) || differ(host, other.host)) {
            return Optional.empty();
        }
        return Optional.of(new Forwarding(
                differ(client, other.client) ? null : either(client, other.client),
                either(scheme, other.scheme),
                either(host, other.host),
                either(port, other.port)));
    }

    private static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equalsIgnoreCase(other);
    }
}
