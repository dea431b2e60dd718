package dev.gatehouse;

import dev.gatehouse.credentials.CookieAttributes;
import dev.gatehouse.credentials.CookieHeader;
import dev.gatehouse.credentials.ResponseCookies;
import dev.gatehouse.decision.RequestFacts.Asker;
import dev.gatehouse.login.ReturnTarget;
import dev.gatehouse.servlet.GuardedResponse;
import dev.gatehouse.servlet.PageLoad;
import dev.gatehouse.servlet.PublicUrl;
import dev.gatehouse.settings.CookieSettings.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its response on their way through the suite, with what is known of both. */
final class Exchange {
    private final HttpServletRequest request;
    private final GuardedResponse response;
    private final String path;
    private final PublicUrl url;
    private final CookieHeader cookies;
    private final WebSide web;

    Exchange(HttpServletRequest request, GuardedResponse response, String path, PublicUrl url, WebSide web) {
        this.request = request;
        this.response = response;
        this.path = path;
        this.url = url;
        this.cookies = CookieHeader.of(request);
        this.web = web;
    }

    HttpServletRequest request() {
        return request;
    }

    /** The same exchange with another view of its request. */
    Exchange with(HttpServletRequest view) {
        return new Exchange(view, response, path, url, web);
    }

    /** The response, on which the suite's cookies survive what the application does. */
    GuardedResponse guarded() {
        return response;
    }

    HttpServletResponse response() {
        return response;
    }

    /** The one path that is decided on: decoded, inside the web application. */
    String path() {
        return path;
    }

    String contextPath() {
        return request.getContextPath();
    }

    /** Scheme, host and port as the browser sees them. */
    String origin() {
        return url.origin();
    }

    CookieHeader cookies() {
        return cookies;
    }

    /** Takes the cookies of a login. */
    ResponseCookies responseCookies() {
        return new ResponseCookies(attributes(), response::addCookieLine);
    }

    /** Takes the cookies of a pending login, which must come along when the provider's site sends the browser back. */
    ResponseCookies loginCookies() {
        CookieAttributes all = attributes();
        SameSite sameSite = all.sameSite() == SameSite.STRICT ? SameSite.LAX : all.sameSite();
        CookieAttributes lax = new CookieAttributes(all.path(), all.domain(), all.secure(), sameSite);
        return new ResponseCookies(lax, response::addCookieLine);
    }

    /** What is told to this request if it must log in. */
    Asker asker() {
        return web.asker(request);
    }

    /** Whether a page of another site made this request. */
    boolean isCrossSite() {
        return isForeign()
                && !(request.getMethod().equals("GET") && web.origins().isReferredByAllowed(request));
    }

    /** Whether a page made this request that may not write here. */
    boolean isForeign() {
        return web.origins().isForeign(request, url);
    }

    /** The page's origin, where {@code csrf.origins} has it. */
    Optional<String> allowedOrigin() {
        return web.origins().allowed(request);
    }

    /** Whether a browser asks on behalf of such a page what it may send. */
    boolean isAllowedPreflight() {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Access-Control-Request-Method") != null
                && allowedOrigin().isPresent();
    }

    String clientAddress() {
        return web.browserSide().clientAddress(request);
    }

    /** Where the provider sends the browser back to. */
    URI callbackUrl() {
        return URI.create(url.baseUrl() + web.callbackPath());
    }

    /**
     * Where a login that this request needs should go on: never what a script asked for, whatever it is told, and never
     * what another site posted to.
     */
    String placeToReturnTo() {
        boolean foreignPost = request.getMethod().equals("POST") && isCrossSite();
        if (foreignPost || !PageLoad.mayReturnTo(path) || PageLoad.asker(request) == Asker.SCRIPT) {
            return contextPath() + web.defaultTarget();
        }
        return target();
    }

    /** What was asked for: the path as sent, with its query. */
    String target() {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Sends the browser on to a checked URL, where it asks with GET. */
    void sendTo(String location) {
        boolean post = request.getMethod().equals("POST");
        response.setStatus(post ? HttpServletResponse.SC_SEE_OTHER : HttpServletResponse.SC_FOUND);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", location);
    }

    /** The one check of where this browser may be sent to. */
    ReturnTarget targets() {
        String context = URI.create(contextPath()).getPath();
        return new ReturnTarget(
                url.origin(),
                web.allowedTargets(),
                target -> target.startsWith(context) && web.isOwnPath(target.substring(context.length())));
    }

    /** A parameter of one of the suite's own paths; null where it is absent or empty. */
    @Nullable
    String parameter(String name) {
        String value = request.getParameter(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private CookieAttributes attributes() {
        boolean plainLoopback = !url.isSecure() && url.isLoopbackHost();
        return CookieAttributes.of(web.cookieSettings(), contextPath(), plainLoopback);
    }
}
