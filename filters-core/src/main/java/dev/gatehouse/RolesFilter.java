package dev.gatehouse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets only users through to a path that have the roles {@code protect.roles} asks for there; others get a 403, and who
 * is not logged in is asked to. Paths that need no role pass.
 *
 * <p>Map it to {@code /*}: a container may run a servlet for a spelling of a path that it does not run a filter for.
 * {@link JwtCookieFilter} asks for roles too; this one is for applications that need logins for nothing else.
 */
public final class RolesFilter extends SuiteFilter {
    /** Takes its settings from the web application. */
    public RolesFilter() {}

    /** Takes this configuration. */
    public RolesFilter(Gatehouse gatehouse) {
        super(gatehouse);
    }

    @Override
    void serve(Gatehouse gatehouse, Exchange exchange, FilterChain chain) throws IOException, ServletException {
        String path = exchange.path();
        if (gatehouse.guard().asksForRoles(path) && !gatehouse.endpoints().has(path)) {
            gatehouse.guard().serve(exchange, chain);
        } else {
            chain.doFilter(exchange.request(), exchange.response());
        }
    }

    /** A request that this filter let pass is not its own to say anything of. */
    @Override
    void serveAgain(Gatehouse gatehouse, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (gatehouse.wrapping().hasDecided(request)) {
            gatehouse.wrapping().proceedAgain(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }
}
