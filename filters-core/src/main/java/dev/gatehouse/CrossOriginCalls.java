package dev.gatehouse;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;

/**
 * Lets scripts of {@code csrf.origins} read who is logged in, and refresh: FusionAuth's SDKs call these two paths from
 * wherever the application's pages are (CORS protocol, Fetch standard section 3.2).
 */
final class CrossOriginCalls {
    private static final Map<SuitePath, String> METHODS = Map.of(SuitePath.USER, "GET", SuitePath.REFRESH, "POST");

    private CrossOriginCalls() {}

    /** Sets the headers; returns whether the request only asked for them, and so is answered. */
    static boolean allow(Exchange exchange, SuitePath path) {
        String method = METHODS.get(path);
        Optional<String> origin = exchange.allowedOrigin();
        if (method == null || origin.isEmpty()) {
            return false;
        }
        HttpServletResponse response = exchange.response();
        response.setHeader("Access-Control-Allow-Origin", origin.get());
        response.setHeader("Access-Control-Allow-Credentials", "true");
        response.addHeader("Vary", "Origin");
        if (!exchange.isAllowedPreflight()) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Methods", method);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }
}
