package dev.gatehouse.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that knows its user and keeps the suite's cookies from the application. It holds nothing of its own, so that
 * an ERROR dispatch, which comes with the container's bare request, is wrapped anew with the same user.
 */
public final class IdentifiedRequest extends HttpServletRequestWrapper {
    private static final String COOKIE = "Cookie";

    private final HttpServletResponse response;
    private final CurrentUser user;
    private final HiddenCookies hidden;

    /**
     * A request of a user.
     *
     * @param response what the application is given beside it
     */
    public IdentifiedRequest(
            HttpServletRequest request, HttpServletResponse response, CurrentUser user, HiddenCookies hidden) {
        super(request);
        this.response = response;
        this.user = user;
        this.hidden = hidden;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return user.principal();
    }

    @Override
    public @Nullable String getRemoteUser() {
        Principal principal = user.principal();
        return principal == null ? null : principal.getName();
    }

    @Override
    public @Nullable String getAuthType() {
        return user.principal() == null ? null : user.authType();
    }

    /** As Servlet 6.0 has it: {@code *} is no role, and {@code **} is every user's. */
    @Override
    public boolean isUserInRole(@Nullable String role) {
        if (role == null || role.equals("*") || user.principal() == null) {
            return false;
        }
        return role.equals("**") || user.hasRole(role);
    }

    @Override
    public void login(String name, String password) throws ServletException {
        if (user.principal() != null) {
            throw new ServletException("this request has a user already; log out first");
        }
        user.login(name, password);
    }

    @Override
    public void logout() throws ServletException {
        user.logout();
    }

    @Override
    public boolean authenticate(HttpServletResponse to) throws IOException, ServletException {
        return user.principal() != null || user.authenticate(to);
    }

    /** Hands on this request and the response beside it; the container would hand on its own. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        Cookie[] all = super.getCookies();
        if (all == null) {
            return null;
        }
        Cookie[] visible = Arrays.stream(all)
                .filter(cookie -> !hidden.has(cookie.getName()))
                .toArray(Cookie[]::new);
        return visible.length == 0 ? null : visible;
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (!COOKIE.equalsIgnoreCase(name)) {
            return super.getHeader(name);
        }
        List<String> lines = visibleLines();
        return lines.isEmpty() ? null : lines.get(0);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return COOKIE.equalsIgnoreCase(name) ? Collections.enumeration(visibleLines()) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Enumeration<String> names = super.getHeaderNames();
        if (names == null || !visibleLines().isEmpty()) {
            return names;
        }
        return Collections.enumeration(Collections.list(names).stream()
                .filter(name -> !COOKIE.equalsIgnoreCase(name))
                .toList());
    }

    private List<String> visibleLines() {
        Enumeration<String> lines = super.getHeaders(COOKIE);
        return lines == null ? List.of() : hidden.removeFrom(Collections.list(lines));
    }
}
