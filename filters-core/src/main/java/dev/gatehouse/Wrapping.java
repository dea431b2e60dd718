package dev.gatehouse;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.servlet.CurrentUser;
import dev.gatehouse.servlet.GuardedResponse;
import dev.gatehouse.servlet.HiddenCookies;
import dev.gatehouse.servlet.IdentifiedRequest;
import dev.gatehouse.servlet.ReplayedRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the application is handed in place of the container's request and response, on every dispatch of a request. */
final class Wrapping {
    /** What was decided on a request, for its further dispatches. */
    private record Decided(RequestUser user, Exchange exchange) {
        /** A request of the container's as the first dispatch had it. */
        HttpServletRequest view(HttpServletRequest request) {
            return exchange.request() instanceof ReplayedRequest replayed ? replayed.over(request) : request;
        }
    }

    private final String attribute = "dev.gatehouse.decided." + Integer.toHexString(System.identityHashCode(this));
    private final HiddenCookies hidden;
    private final Authenticator authenticator;
    private final Challenge challenge;
    private final RequestLogin login;
    private final LogoutEndpoint logout;

    Wrapping(
            HiddenCookies hidden,
            Authenticator authenticator,
            Challenge challenge,
            RequestLogin login,
            LogoutEndpoint logout) {
        this.hidden = hidden;
        this.authenticator = authenticator;
        this.challenge = challenge;
        this.login = login;
        this.logout = logout;
    }

    boolean hasDecided(HttpServletRequest request) {
        return request.getAttribute(attribute) != null;
    }

    /** The request as it came, if something was decided on it. */
    Optional<Exchange> decided(HttpServletRequest request) {
        return request.getAttribute(attribute) instanceof Decided decided
                ? Optional.of(decided.exchange())
                : Optional.empty();
    }

    /** Runs the application as a user; null as nobody. */
    void proceed(Exchange exchange, @Nullable Identity identity, FilterChain chain)
            throws IOException, ServletException {
        RequestUser user = new RequestUser(exchange, identity, authenticator, challenge, login, logout);
        GuardedResponse response = exchange.guarded();
        HttpServletRequest request = exchange.request();
        request.setAttribute(attribute, new Decided(user, exchange));
        // Outside any try: what the application throws is the application's.
        chain.doFilter(new IdentifiedRequest(request, response, user, hidden), response);
    }

    /** Runs the application on a further dispatch, as whoever the first one was decided for. */
    void proceedAgain(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isIdentified(request)) {
            chain.doFilter(request, response);
            return;
        }
        Decided decided = (Decided) request.getAttribute(attribute);
        CurrentUser user = decided == null ? new Nobody() : decided.user();
        HttpServletResponse guarded =
                decided == null ? response : decided.exchange().guarded().guard(response);
        HttpServletRequest view = decided == null ? request : decided.view(request);
        chain.doFilter(new IdentifiedRequest(view, guarded, user, hidden), guarded);
    }

    private static boolean isIdentified(HttpServletRequest request) {
        return request instanceof IdentifiedRequest
                || (request instanceof ServletRequestWrapper wrapper && wrapper.isWrapperFor(IdentifiedRequest.class));
    }
}
