package dev.gatehouse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;

/**
 * Starts logins, at {@code path.login}, and registrations, at {@code path.register}. With a native {@code login.method} it
 * serves the login form there and takes what is typed into it.
 *
 * <p>Usable alone, beside other parts of the suite, on any mapping that covers its paths; all parts of a web application
 * share one configuration.
 */
public final class LoginFilter extends SuiteFilter {
    /** Takes its settings from the web application. */
    public LoginFilter() {}

    /** Takes this configuration. */
    public LoginFilter(Gatehouse gatehouse) {
        super(gatehouse);
    }

    @Override
    void serve(Gatehouse gatehouse, Exchange exchange, FilterChain chain) throws IOException, ServletException {
        if (!gatehouse.endpoints().serve(exchange, Set.of(SuitePath.LOGIN, SuitePath.REGISTER))) {
            chain.doFilter(exchange.request(), exchange.response());
        }
    }
}
