package dev.gatehouse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;

/**
 * Tells scripts at {@code path.user} who is logged in.
 *
 * <p>Usable alone, beside other parts of the suite, on any mapping that covers its paths; all parts of a web application
 * share one configuration.
 */
public final class UserFilter extends SuiteFilter {
    /** Takes its settings from the web application. */
    public UserFilter() {}

    /** Takes this configuration. */
    public UserFilter(Gatehouse gatehouse) {
        super(gatehouse);
    }

    @Override
    void serve(Gatehouse gatehouse, Exchange exchange, FilterChain chain) throws IOException, ServletException {
        if (!gatehouse.endpoints().serve(exchange, Set.of(SuitePath.USER))) {
            chain.doFilter(exchange.request(), exchange.response());
        }
    }
}
