package dev.gatehouse.servlet;

import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A response whose cookies from the suite survive what the application does to it: a rotated refresh token that does not
 * reach the browser is a lost login. From the first such cookie on the response is {@code no-store} (RFC 9111 section
 * 5.2.2.5), and what the application says of caching is passed over.
 *
 * <p>An exception that the application throws, and no error page of its own takes, is the container's: Jetty keeps the
 * headers, Tomcat's built-in error page drops them.
 */
public final class GuardedResponse extends HttpServletResponseWrapper {
    private static final String SET_COOKIE = "Set-Cookie";

    private final List<String> cookies;

    /** Guards nothing yet. */
    public GuardedResponse(HttpServletResponse response) {
        this(response, new ArrayList<>());
    }

    private GuardedResponse(HttpServletResponse response, List<String> cookies) {
        super(response);
        this.cookies = cookies;
    }

    /**
     * Adds a cookie to stay.
     *
     * @param line the value of a {@code Set-Cookie} header
     */
    public void addCookieLine(String line) {
        cookies.add(line);
        super.addHeader(SET_COOKIE, line);
        super.setHeader("Cache-Control", "no-store");
    }

    /**
     * The response of a further dispatch, guarded as this one: an ERROR dispatch comes with the container's bare one.
     *
     * @param response as the dispatch brings it; where this guard stands before it already, it comes back as it is
     */
    public HttpServletResponse guard(HttpServletResponse response) {
        boolean guarded =
                response == this || (response instanceof ServletResponseWrapper wrapper && wrapper.isWrapperFor(this));
        if (guarded) {
            return response;
        }
        GuardedResponse again = new GuardedResponse(response, cookies);
        again.restore();
        return again;
    }

    @Override
    public void reset() {
        super.reset();
        restore();
    }

    @Override
    public void setHeader(String name, String value) {
        if (mayChange(name)) {
            super.setHeader(name, value);
            restoreAfter(name);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (mayChange(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (mayChange(name)) {
            super.setDateHeader(name, date);
            restoreAfter(name);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (mayChange(name)) {
            super.addDateHeader(name, date);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (mayChange(name)) {
            super.setIntHeader(name, value);
            restoreAfter(name);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (mayChange(name)) {
            super.addIntHeader(name, value);
        }
    }

    private void restoreAfter(String name) {
        if (name.equalsIgnoreCase(SET_COOKIE)) {
            restore();
        }
    }

    private void restore() {
        if (cookies.isEmpty()) {
            return;
        }
        Collection<String> there = getHeaders(SET_COOKIE);
        for (String line : cookies) {
            if (!there.contains(line)) {
                super.addHeader(SET_COOKIE, line);
            }
        }
        super.setHeader("Cache-Control", "no-store");
    }

    /** {@code CDN-Cache-Control} and its like speak to single caches, past {@code Cache-Control} (RFC 9213). */
    private boolean mayChange(String name) {
        if (cookies.isEmpty()) {
            return true;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return !(lower.endsWith("cache-control")
                || lower.equals("expires")
                || lower.equals("pragma")
                || lower.equals("surrogate-control"));
    }
}
