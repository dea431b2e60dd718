package dev.gatehouse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;

/**
 * Takes the provider's answer to a login at {@code path.callback} and sends the browser on.
 *
 * <p>Usable alone, beside other parts of the suite, on any mapping that covers its paths; all parts of a web application
 * share one configuration.
 */
public final class CallbackFilter extends SuiteFilter {
    /** Takes its settings from the web application. */
    public CallbackFilter() {}

    /** Takes this configuration. */
    public CallbackFilter(Gatehouse gatehouse) {
        super(gatehouse);
    }

    @Override
    void serve(Gatehouse gatehouse, Exchange exchange, FilterChain chain) throws IOException, ServletException {
        if (!gatehouse.endpoints().serve(exchange, Set.of(SuitePath.CALLBACK))) {
            chain.doFilter(exchange.request(), exchange.response());
        }
    }
}
