package dev.gatehouse.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the application's own login page is asked with: always a GET, also after a POST that failed, and without the
 * password that was typed.
 */
public final class LoginPageRequest extends HttpServletRequestWrapper {
    private static final String PASSWORD = "password";

    /** A request that is handed on to the login page. */
    public LoginPageRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public @Nullable String getParameter(String name) {
        return name.equals(PASSWORD) ? null : super.getParameter(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return name.equals(PASSWORD) ? null : super.getParameterValues(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        List<String> names = new ArrayList<>(Collections.list(super.getParameterNames()));
        names.remove(PASSWORD);
        return Collections.enumeration(names);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> parameters = new LinkedHashMap<>(super.getParameterMap());
        parameters.remove(PASSWORD);
        return Collections.unmodifiableMap(parameters);
    }
}
