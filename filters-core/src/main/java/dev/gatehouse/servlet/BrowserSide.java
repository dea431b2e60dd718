package dev.gatehouse.servlet;

import dev.gatehouse.settings.WebSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The web application as the browser sees it, and the browser as the web application does. */
public final class BrowserSide {
    private final TrustedProxies proxies;
    private final @Nullable WebOrigin configured;

    /** With {@code app.public-url} and {@code forwarded.trust}. */
    public BrowserSide(WebSettings settings) {
        this.proxies = new TrustedProxies(settings.forwardedTrust());
        URI publicUrl = settings.publicUrl();
        this.configured =
                publicUrl == null ? null : WebOrigin.of(publicUrl.toString()).orElseThrow();
    }

    /**
     * Where the browser sees the web application: at {@code app.public-url}, else as trusted proxies tell, else as the
     * request says.
     *
     * @return empty where the request names no host, or one that no URL may have, or where what its proxies tell is
     *     malformed or contradicts itself
     */
    public Optional<PublicUrl> publicUrl(HttpServletRequest request) {
        Optional<WebOrigin> origin = configured == null
                ? proxies.tell(request).flatMap(told -> origin(told, request))
                : Optional.of(configured);
        return origin.map(found -> new PublicUrl(found, request.getContextPath()));
    }

    /** The IP address of the browser, or of the nearest hop on its way that no trusted proxy vouches for. */
    public String clientAddress(HttpServletRequest request) {
        String client = proxies.tell(request).map(Forwarding::client).orElse(null);
        return client == null ? TrustedProxies.remoteAddress(request) : client;
    }

    private static Optional<WebOrigin> origin(Forwarding told, HttpServletRequest request) {
        String scheme = told.scheme() == null ? request.getScheme() : told.scheme();
        Optional<WebOrigin> origin = told.host() == null
                ? WebOrigin.of(scheme, bracketed(request.getServerName()), serverPort(request))
                : WebOrigin.of(scheme, told.host());
        boolean portIsKnown = told.host() != null && WebOrigin.namesPort(told.host());
        String port = told.port();
        if (port == null || portIsKnown) {
            return origin;
        }
        int number = WebOrigin.port(port);
        return number < 0 ? Optional.empty() : origin.flatMap(found -> WebOrigin.of(scheme, found.host(), number));
    }

    /** The default port of the container's scheme says nothing of the browser's, whose scheme may be another. */
    private static int serverPort(HttpServletRequest request) {
        int port = request.getServerPort();
        return port <= 0 || port == WebOrigin.defaultPort(request.getScheme()) ? WebOrigin.DEFAULT_PORT : port;
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
