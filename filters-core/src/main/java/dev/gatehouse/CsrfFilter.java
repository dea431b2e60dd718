package dev.gatehouse;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Refuses writes of other sites that ride on the user's cookies with a 403.
 *
 * <p>Map it to {@code /*} and before {@link JwtCookieFilter}, so that a request that is refused refreshes nothing.
 */
public final class CsrfFilter extends SuiteFilter {
    /** Takes its settings from the web application. */
    public CsrfFilter() {}

    /** Takes this configuration. */
    public CsrfFilter(Gatehouse gatehouse) {
        super(gatehouse);
    }

    @Override
    void serve(Gatehouse gatehouse, Exchange exchange, FilterChain chain) throws IOException, ServletException {
        if (!gatehouse.crossSiteWrites().refuse(exchange)) {
            chain.doFilter(exchange.request(), exchange.response());
        }
    }

    /** A request whose user is known already is looked at as it came: its cookies are hidden by now. */
    @Override
    void serveAgain(Gatehouse gatehouse, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Exchange> asItCame = request.getDispatcherType() == DispatcherType.REQUEST
                ? gatehouse.wrapping().decided(request)
                : Optional.empty();
        if (asItCame.isEmpty() || !gatehouse.crossSiteWrites().refuse(asItCame.get())) {
            chain.doFilter(request, response);
        }
    }
}
