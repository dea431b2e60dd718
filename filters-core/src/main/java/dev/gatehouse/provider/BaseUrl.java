package dev.gatehouse.provider;

import java.net.URI;

/** A base URL of the provider: its origin and perhaps a path, without a trailing slash. */
record BaseUrl(URI uri) {

    /** The URL of a path under this one. */
    URI resolve(String path) {
        return URI.create(uri + path);
    }

    /** Whether a URL is this one or under it. */
    boolean isBaseOf(URI url) {
        String text = url.toString();
        String base = uri.toString();
        return text.startsWith(base)
                && (text.length() == base.length() || "/?".indexOf(text.charAt(base.length())) >= 0);
    }

    /** The URL under this base where it is under the other one; else as it is. */
    URI rebase(URI url, BaseUrl other) {
        return other.isBaseOf(url) && !isBaseOf(url)
                ? resolve(url.toString().substring(other.uri.toString().length()))
                : url;
    }

    /** Whether a URL has the same scheme, host and port. */
    boolean isSameOrigin(URI url) {
        return uri.getScheme().equalsIgnoreCase(url.getScheme())
                && uri.getHost().equalsIgnoreCase(url.getHost())
                && port(uri) == port(url);
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
