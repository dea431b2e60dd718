package dev.gatehouse;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The suite's own paths and what answers there. */
final class Endpoints {
    /** The parameters that are read at these paths. */
    private static final List<String> PARAMETERS = List.of(
            "client_id",
            "redirect_uri",
            "loginId",
            "password",
            "post_logout_redirect_uri",
            "state",
            "idp_hint",
            "login_hint",
            "prompt",
            "max_age",
            "locale");

    private final SuitePath.Finder finder;
    private final Map<SuitePath, Endpoint> endpoints;
    private final CrossSiteWrites crossSiteWrites;
    private final String clientId;

    Endpoints(
            SuitePath.Finder finder,
            Map<SuitePath, Endpoint> endpoints,
            CrossSiteWrites crossSiteWrites,
            String clientId) {
        this.finder = finder;
        this.crossSiteWrites = crossSiteWrites;
        this.endpoints = Map.copyOf(endpoints);
        this.clientId = clientId;
    }

    /** Whether a decoded path inside the web application is one of them. */
    boolean has(String path) {
        return finder.find(path).isPresent();
    }

    /** Answers, if the request is for one of some paths; returns whether it was. */
    boolean serve(Exchange exchange, Set<SuitePath> some) throws IOException, ServletException {
        Optional<SuitePath.Match> match = finder.find(exchange.path());
        if (match.isEmpty() || !some.contains(match.get().which())) {
            return false;
        }
        Endpoint endpoint = endpoints.get(match.get().which());
        if (endpoint == null) {
            return false;
        }
        readAsUtf8(exchange.request());
        if (crossSiteWrites.refuse(exchange)
                || CrossOriginCalls.allow(exchange, match.get().which())) {
            return true;
        }
        // What another server posts is for its endpoint to read, with a bound of its own.
        boolean isBrowsers = match.get().which() != SuitePath.BACKCHANNEL_LOGOUT;
        if (isBrowsers && match.get().which() != SuitePath.CALLBACK && hasOneTwice(exchange)) {
            Challenge.badRequest(exchange, "This request is not understood", "It gives a parameter more than once.");
        } else if (isForAnother(match.get().clientId())
                || (isBrowsers && isForAnother(exchange.parameter("client_id")))) {
            Challenge.badRequest(
                    exchange, "This request is for another application", "The client_id is not this application's.");
        } else {
            endpoint.serve(exchange);
        }
        return true;
    }

    private static boolean hasOneTwice(Exchange exchange) {
        Map<String, String[]> given = exchange.request().getParameterMap();
        return PARAMETERS.stream().anyMatch(name -> given.getOrDefault(name, new String[0]).length > 1);
    }

    /** Forms say no charset; that of a page is UTF-8, where containers take another. */
    private static void readAsUtf8(HttpServletRequest request) throws UnsupportedEncodingException {
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        }
    }

    private boolean isForAnother(@Nullable String givenClientId) {
        return givenClientId != null && !givenClientId.equals(clientId);
    }
}
