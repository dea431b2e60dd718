package dev.gatehouse;

import dev.gatehouse.credentials.Credentials;
import dev.gatehouse.credentials.Presented;
import dev.gatehouse.decision.AccessPolicy;
import dev.gatehouse.decision.RefreshOutcome;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.servlet.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Refreshes when a script asks for it, whether the JWT has ended or not. */
final class RefreshEndpoint implements Endpoint {
    private final Authenticator authenticator;
    private final Credentials credentials;
    private final AccessPolicy policy;
    private final Duration longestWait;

    RefreshEndpoint(Authenticator authenticator, Credentials credentials, AccessPolicy policy, Duration longestWait) {
        this.authenticator = authenticator;
        this.credentials = credentials;
        this.policy = policy;
        this.longestWait = longestWait;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (!exchange.request().getMethod().equals("POST")) {
            Challenge.methodNotAllowed(exchange, "POST");
        } else {
            refresh(exchange);
        }
    }

    private void refresh(Exchange exchange) throws IOException {
        Presented presented = credentials.read(exchange.request());
        TokenState token = authenticator.state(presented, exchange);
        String refreshToken = presented.refreshToken();
        if (token instanceof TokenState.Unverifiable) {
            Challenge.unavailable(exchange, Duration.ofSeconds(5));
        } else if (refreshToken == null || !policy.mayRefresh(token)) {
            new Problem(400, "login_required", "There is nothing to refresh. Please log in.")
                    .write(exchange.response());
        } else {
            answer(exchange, presented, token, refreshToken);
        }
    }

    private void answer(Exchange exchange, Presented presented, TokenState token, String refreshToken)
            throws IOException {
        RefreshOutcome outcome =
                authenticator.exchange(exchange, presented, refreshToken, AccessPolicy.identity(token), longestWait);
        if (outcome instanceof RefreshOutcome.Renewed) {
            exchange.response().setHeader("Cache-Control", "no-store");
            exchange.response().setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (outcome instanceof RefreshOutcome.Unavailable unavailable) {
            Challenge.unavailable(exchange, unavailable.retryAfter());
        } else if (outcome instanceof RefreshOutcome.Unverified unverified) {
            authenticator.keepUnverified(exchange, token, unverified.tokens());
            Challenge.unavailable(exchange, Duration.ofSeconds(5));
        } else {
            new Problem(400, "session_expired", "The login has ended. Please log in again.").write(exchange.response());
        }
    }
}
