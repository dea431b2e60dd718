package dev.gatehouse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;

/**
 * Refreshes on demand of a script at {@code path.refresh}.
 *
 * <p>Usable alone, beside other parts of the suite, on any mapping that covers its paths; all parts of a web application
 * share one configuration.
 */
public final class RefreshFilter extends SuiteFilter {
    /** Takes its settings from the web application. */
    public RefreshFilter() {}

    /** Takes this configuration. */
    public RefreshFilter(Gatehouse gatehouse) {
        super(gatehouse);
    }

    @Override
    void serve(Gatehouse gatehouse, Exchange exchange, FilterChain chain) throws IOException, ServletException {
        if (!gatehouse.endpoints().serve(exchange, Set.of(SuitePath.REFRESH))) {
            chain.doFilter(exchange.request(), exchange.response());
        }
    }
}
