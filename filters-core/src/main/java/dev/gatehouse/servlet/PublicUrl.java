package dev.gatehouse.servlet;

import dev.gatehouse.settings.LoopbackHost;

/** Where the browser sees the web application. */
public final class PublicUrl {
    private final WebOrigin origin;
    private final String contextPath;

    PublicUrl(WebOrigin origin, String contextPath) {
        this.origin = origin;
        this.contextPath = contextPath;
    }

    /** Scheme, host and port, in lower case and without a default port, such as {@code https://shop.example}. */
    public String origin() {
        return origin.toString();
    }

    /** The origin and the context path, without a slash at the end. */
    public String baseUrl() {
        return origin + contextPath;
    }

    /** Whether the browser speaks https. */
    public boolean isSecure() {
        return origin.scheme().equals("https");
    }

    /** Whether the host is this machine by definition. */
    public boolean isLoopbackHost() {
        return LoopbackHost.is(origin.host());
    }

    WebOrigin webOrigin() {
        return origin;
    }
}
