package dev.gatehouse;

import dev.gatehouse.servlet.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all filters of the suite have in common: one configuration per web application, and one decision per request. */
abstract class SuiteFilter implements Filter {
    private @Nullable Gatehouse gatehouse;
    private @Nullable SharedGatehouse shared;

    /** Takes its configuration from the web application. */
    SuiteFilter() {}

    /** Takes this configuration, and leaves closing it to whoever built it. */
    SuiteFilter(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Reads and checks the settings, once per web application.
     *
     * @throws ServletException naming every setting that is wrong
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        if (gatehouse == null) {
            shared = SharedGatehouse.join(config.getServletContext());
            gatehouse = shared.gatehouse();
        }
    }

    @Override
    public void destroy() {
        if (shared != null) {
            shared.leave();
            shared = null;
            gatehouse = null;
        }
    }

    @Override
    public final void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            filter(gatehouse(), http, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Answers a request, or hands it on. */
    abstract void serve(Gatehouse gatehouse, Exchange exchange, FilterChain chain) throws IOException, ServletException;

    /** Hands on a dispatch within a request, on which nothing is decided. */
    void serveAgain(Gatehouse gatehouse, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
    }

    private void filter(
            Gatehouse gatehouse, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || gatehouse.wrapping().hasDecided(request)) {
            serveAgain(gatehouse, request, response, chain);
            return;
        }
        Optional<Exchange> exchange = gatehouse.exchange(request, response);
        if (exchange.isPresent()) {
            serve(gatehouse, exchange.get(), chain);
        } else {
            new Problem(400, "bad_request", "The address of this request can be read in more than one way.")
                    .write(response);
        }
    }

    private Gatehouse gatehouse() {
        Gatehouse current = gatehouse;
        if (current == null) {
            throw new IllegalStateException(getClass().getName() + " was not initialised");
        }
        return current;
    }
}
