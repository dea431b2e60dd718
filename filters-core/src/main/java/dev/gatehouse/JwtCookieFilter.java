package dev.gatehouse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a request through as the user its JWT cookie names, refreshes that token in the same exchange where it has ended,
 * and asks everybody else to log in.
 *
 * <p>Map it to {@code /*}: a container may run a servlet for a spelling of a path that it does not run a filter for. The
 * suite's own paths pass, for the other parts to answer.
 */
public final class JwtCookieFilter extends SuiteFilter {
    /** Takes its settings from the web application. */
    public JwtCookieFilter() {}

    /** Takes this configuration. */
    public JwtCookieFilter(Gatehouse gatehouse) {
        super(gatehouse);
    }

    @Override
    void serve(Gatehouse gatehouse, Exchange exchange, FilterChain chain) throws IOException, ServletException {
        if (gatehouse.endpoints().has(exchange.path())) {
            chain.doFilter(exchange.request(), exchange.response());
        } else {
            gatehouse.guard().serve(exchange, chain);
        }
    }

    @Override
    void serveAgain(Gatehouse gatehouse, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        gatehouse.wrapping().proceedAgain(request, response, chain);
    }
}
