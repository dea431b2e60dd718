package dev.gatehouse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;

/**
 * Ends the local login, the refresh token and the provider's session at {@code path.logout}, and the local login when the
 * provider says so, at {@code path.backchannel-logout} and {@code path.frontchannel-logout}.
 *
 * <p>Usable alone, beside other parts of the suite, on any mapping that covers its paths; all parts of a web application
 * share one configuration.
 */
public final class LogoutFilter extends SuiteFilter {
    private static final Set<SuitePath> PATHS =
            Set.of(SuitePath.LOGOUT, SuitePath.BACKCHANNEL_LOGOUT, SuitePath.FRONTCHANNEL_LOGOUT);

    /** Takes its settings from the web application. */
    public LogoutFilter() {}

    /** Takes this configuration. */
    public LogoutFilter(Gatehouse gatehouse) {
        super(gatehouse);
    }

    @Override
    void serve(Gatehouse gatehouse, Exchange exchange, FilterChain chain) throws IOException, ServletException {
        if (!gatehouse.endpoints().serve(exchange, PATHS)) {
            chain.doFilter(exchange.request(), exchange.response());
        }
    }
}
