package dev.gatehouse.servlet;

import java.util.Locale;
import java.util.Optional;

/**
 * An origin of the web (RFC 6454), of {@code http} or {@code https}.
 *
 * @param scheme lower case
 * @param host lower case; an IPv6 address in brackets
 * @param port {@link #DEFAULT_PORT} for the scheme's own
 */
record WebOrigin(String scheme, String host, int port) {
    static final int DEFAULT_PORT = -1;

    private static final int LONGEST_HOST = 255;

    /**
     * The origin of a URL, or of an {@code Origin} header; empty for {@code null}, for other schemes, for user
     * information, and for what is no host.
     */
    static Optional<WebOrigin> of(String url) {
        int colon = url.indexOf("://");
        if (colon < 0) {
            return Optional.empty();
        }
        int end = colon + 3;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return of(url.substring(0, colon), url.substring(colon + 3, end));
    }

    /** The origin of {@code host} or {@code host:port} (RFC 3986 section 3.2). */
    static Optional<WebOrigin> of(String scheme, String authority) {
        if (!namesPort(authority)) {
            return of(scheme, authority, DEFAULT_PORT);
        }
        int portColon = portColon(authority);
        int port = port(authority.substring(portColon + 1));
        return port < 0 ? Optional.empty() : of(scheme, authority.substring(0, portColon), port);
    }

    /** The origin of these three, a default port being left out. */
    static Optional<WebOrigin> of(String scheme, String host, int port) {
        String lowerScheme = scheme.toLowerCase(Locale.ROOT);
        String lowerHost = host.toLowerCase(Locale.ROOT);
        boolean https = lowerScheme.equals("https");
        if (!(https || lowerScheme.equals("http")) || !isHost(lowerHost)) {
            return Optional.empty();
        }
        return Optional.of(
                new WebOrigin(lowerScheme, lowerHost, port == defaultPort(lowerScheme) ? DEFAULT_PORT : port));
    }

    static boolean namesPort(String authority) {
        return portColon(authority) >= 0;
    }

    /** A port from 1 to 65535, or -1. */
    static int port(String text) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int port = Integer.parseInt(text);
        return port == 0 || port > 65_535 ? -1 : port;
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** Whether host and port are the same, each origin's default port being the same as the other's. */
    boolean sharesHostAndPort(WebOrigin other) {
        return host.equals(other.host) && port == other.port;
    }

    /** As browsers write it (RFC 6454 section 6.2). */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == DEFAULT_PORT ? "" : ":" + port);
    }

    private static int portColon(String authority) {
        return authority.indexOf(':', authority.indexOf(']') + 1);
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > LONGEST_HOST) {
            return false;
        }
        if (host.startsWith("[")) {
            String address = host.substring(1, host.length() - 1);
            return host.endsWith("]") && address.indexOf(':') >= 0 && ForwardedNode.isAddress(address);
        }
        return host.charAt(0) != '.'
                && host.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0);
    }
}
