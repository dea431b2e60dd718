package dev.gatehouse;

import dev.gatehouse.settings.SettingSources;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one configuration that all filters of a web application share, from the start of the first to the end of the last.
 */
final class SharedGatehouse {
    private static final String ATTRIBUTE = SharedGatehouse.class.getName();
    private static final Set<String> FILTERS = Stream.of(
                    GatehouseFilter.class,
                    JwtCookieFilter.class,
                    LoginFilter.class,
                    CallbackFilter.class,
                    LogoutFilter.class,
                    UserFilter.class,
                    RefreshFilter.class,
                    RolesFilter.class,
                    CsrfFilter.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final ServletContext context;
    private final Gatehouse gatehouse;
    private int filters;

    private SharedGatehouse(ServletContext context, Gatehouse gatehouse) {
        this.context = context;
        this.gatehouse = gatehouse;
    }

    /**
     * Joins the configuration of a web application; the first to join reads it.
     *
     * @throws ServletException naming everything that is wrong with the settings
     */
    static SharedGatehouse join(ServletContext context) throws ServletException {
        synchronized (SharedGatehouse.class) {
            SharedGatehouse shared = (SharedGatehouse) context.getAttribute(ATTRIBUTE);
            if (shared == null) {
                shared = new SharedGatehouse(context, build(context));
                context.setAttribute(ATTRIBUTE, shared);
            }
            shared.filters++;
            return shared;
        }
    }

    Gatehouse gatehouse() {
        return gatehouse;
    }

    /** Leaves; the last to leave closes. */
    void leave() {
        synchronized (SharedGatehouse.class) {
            filters--;
            if (filters == 0) {
                context.removeAttribute(ATTRIBUTE);
                gatehouse.close();
            }
        }
    }

    private static Gatehouse build(ServletContext context) throws ServletException {
        SettingSources sources = SettingSources.forContextPath(context.getContextPath())
                .systemProperties(System.getProperties())
                .environment(System.getenv())
                .initParams(initParams(context))
                .contextParams(contextParams(context))
                .resources(context::getResourceAsStream)
                .build();
        try {
            return Gatehouse.builder().sources(sources).build();
        } catch (IllegalArgumentException faults) {
            throw new ServletException(faults.getMessage(), faults);
        }
    }

    /**
     * The init-params of all parts of the suite together, so that it does not matter which of them starts first.
     *
     * @throws ServletException when two parts give one setting different values
     */
    private static Map<String, String> initParams(ServletContext context) throws ServletException {
        Map<String, String> all = new TreeMap<>();
        Set<String> differing = new TreeSet<>();
        for (FilterRegistration each : context.getFilterRegistrations().values()) {
            if (FILTERS.contains(each.getClassName())) {
                each.getInitParameters().forEach((name, value) -> {
                    String before = all.putIfAbsent(name, value);
                    if (before != null && !before.equals(value)) {
                        differing.add(name);
                    }
                });
            }
        }
        if (!differing.isEmpty()) {
            throw new ServletException("Filters of the suite are registered with differing init-params: "
                    + String.join(", ", differing)
                    + "; all filters of a web application share one configuration, so give each setting once");
        }
        return all;
    }

    private static Map<String, String> contextParams(ServletContext context) {
        Map<String, String> all = new TreeMap<>();
        for (String name : Collections.list(context.getInitParameterNames())) {
            all.put(name, context.getInitParameter(name));
        }
        return all;
    }
}
