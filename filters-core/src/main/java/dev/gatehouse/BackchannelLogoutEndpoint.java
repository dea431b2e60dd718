package dev.gatehouse;

import dev.gatehouse.revocation.BackchannelLogouts;
import dev.gatehouse.servlet.PostedForm;
import dev.gatehouse.servlet.Problem;
import dev.gatehouse.token.LogoutTokenCheck;
import dev.gatehouse.token.TokenVerifier;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the provider's word, server to server, that a login is over (OpenID Connect Back-Channel Logout 1.0). No browser
 * is involved, so cookies and origins are not looked at.
 */
final class BackchannelLogoutEndpoint implements Endpoint {
    private final TokenVerifier tokens;
    private final BackchannelLogouts logouts;
    private final Audit audit;

    BackchannelLogoutEndpoint(TokenVerifier tokens, BackchannelLogouts logouts, Audit audit) {
        this.tokens = tokens;
        this.logouts = logouts;
        this.audit = audit;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (!exchange.request().getMethod().equals("POST")) {
            Challenge.methodNotAllowed(exchange, "POST");
            return;
        }
        Optional<String> token = PostedForm.read(exchange.request()).flatMap(form -> form.only("logout_token"));
        if (token.isEmpty()) {
            refuse(exchange, "no form with one logout_token");
            return;
        }
        LogoutTokenCheck check = tokens.checkLogoutToken(token.get());
        if (check instanceof LogoutTokenCheck.Accepted accepted) {
            take(exchange, accepted);
        } else if (check instanceof LogoutTokenCheck.Rejected rejected) {
            refuse(exchange, rejected.reason());
        } else {
            refuse(exchange, "the provider's keys are out of reach");
        }
    }

    private void take(Exchange exchange, LogoutTokenCheck.Accepted token) throws IOException {
        if (!logouts.take(token)) {
            refuse(exchange, "it was used before");
            return;
        }
        String which = token.sid() == null ? "all logins" : "one login";
        audit.revoked(exchange, token.subject(), "back-channel logout of " + which);
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.response().setStatus(HttpServletResponse.SC_OK);
    }

    /** The answer does not say why, since anybody may ask. */
    private void refuse(Exchange exchange, String reason) throws IOException {
        audit.rejected(exchange, "logout token: " + reason);
        exchange.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
        Problem.writeJson(
                exchange.response(),
                "application/json",
                Map.of("error", "invalid_request", "error_description", "The logout token is not accepted."));
    }
}
