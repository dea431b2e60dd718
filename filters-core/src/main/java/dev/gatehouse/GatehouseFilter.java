package dev.gatehouse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The whole suite behind one mapping: map it to {@code /*}, for the dispatchers REQUEST, ASYNC and ERROR, with
 * {@code async-supported}, before all other filters.
 */
public final class GatehouseFilter extends SuiteFilter {
    private static final Set<SuitePath> ALL = EnumSet.allOf(SuitePath.class);

    /** Takes its settings from the web application. */
    public GatehouseFilter() {}

    /** Takes this configuration. */
    public GatehouseFilter(Gatehouse gatehouse) {
        super(gatehouse);
    }

    @Override
    void serve(Gatehouse gatehouse, Exchange exchange, FilterChain chain) throws IOException, ServletException {
        if (!gatehouse.endpoints().serve(exchange, ALL)
                && !gatehouse.crossSiteWrites().refuse(exchange)) {
            gatehouse.guard().serve(exchange, chain);
        }
    }

    @Override
    void serveAgain(Gatehouse gatehouse, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        gatehouse.wrapping().proceedAgain(request, response, chain);
    }
}
