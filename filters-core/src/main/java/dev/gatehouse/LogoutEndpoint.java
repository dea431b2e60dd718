package dev.gatehouse;

import dev.gatehouse.credentials.Credentials;
import dev.gatehouse.credentials.LoginSession;
import dev.gatehouse.credentials.Presented;
import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.RequestFacts.Asker;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.login.PendingLogins;
import dev.gatehouse.login.Rounds;
import dev.gatehouse.servlet.Page;
import dev.gatehouse.servlet.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a login: here first, then the refresh token, then the provider's session. */
final class LogoutEndpoint implements Endpoint {
    private final Credentials credentials;
    private final PendingLogins pendingLogins;
    private final Rounds rounds;
    private final Authenticator authenticator;
    private final LoginEnd loginEnd;
    private final EndSession endSession;
    private final Audit audit;
    private final String defaultTarget;

    LogoutEndpoint(
            Credentials credentials,
            PendingLogins pendingLogins,
            Rounds rounds,
            Authenticator authenticator,
            LoginEnd loginEnd,
            EndSession endSession,
            Audit audit,
            String defaultTarget) {
        this.credentials = credentials;
        this.pendingLogins = pendingLogins;
        this.rounds = rounds;
        this.authenticator = authenticator;
        this.loginEnd = loginEnd;
        this.endSession = endSession;
        this.audit = audit;
        this.defaultTarget = defaultTarget;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        String method = exchange.request().getMethod();
        if (!method.equals("GET") && !method.equals("POST")) {
            Challenge.methodNotAllowed(exchange, "GET, POST");
        } else if (!exchange.isCrossSite()) {
            logout(exchange);
        } else if (exchange.asker() == Asker.SCRIPT) {
            new Problem(403, "csrf_rejected", "A logout from another site is refused.").write(exchange.response());
        } else {
            ask(exchange);
        }
    }

    private void logout(Exchange exchange) throws IOException {
        end(exchange);
        String local = localTarget(exchange);
        String target = local.startsWith("/") ? exchange.origin() + local : local;
        HttpServletResponse response = exchange.response();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", endSession.url(target));
    }

    /** Ends the login of a request that carries one. */
    void endIfAny(Exchange exchange) {
        Presented presented = credentials.read(exchange.request());
        if (!presented.isNothing()) {
            end(exchange);
        }
    }

    /** Ends the login of a request: its credentials, its session, and its refresh token at the provider. */
    private void end(Exchange exchange) {
        Presented presented = credentials.read(exchange.request());
        Identity identity =
                authenticator.state(presented, exchange) instanceof TokenState.Valid valid ? valid.identity() : null;
        credentials.clear(exchange.request(), exchange.responseCookies());
        pendingLogins.clear(exchange.cookies(), exchange.loginCookies());
        rounds.cameBack(exchange.cookies(), exchange.loginCookies());
        new LoginSession(exchange.request()).invalidate();
        loginEnd.end(identity, presented.refreshToken());
        audit.logout(exchange, identity == null ? null : identity.subject());
    }

    private String localTarget(Exchange exchange) {
        String named = named(exchange);
        return named == null
                ? exchange.contextPath() + defaultTarget
                : exchange.targets().check(named).orElse(exchange.contextPath() + defaultTarget);
    }

    /** FusionAuth's SDKs send one name, its documentation says the other. */
    private static @Nullable String named(Exchange exchange) {
        String named = exchange.parameter("post_logout_redirect_uri");
        return named == null ? exchange.parameter("redirect_uri") : named;
    }

    /** Another site may not log a user out; it may only bring them to this question. */
    private void ask(Exchange exchange) throws IOException {
        Map<String, String> hidden = new LinkedHashMap<>();
        String named = named(exchange);
        if (named != null) {
            hidden.put("post_logout_redirect_uri", named);
        }
        new Page(HttpServletResponse.SC_OK, "Do you want to log out?")
                .paragraph("A link on another site brought you here.")
                .button(exchange.contextPath() + exchange.path(), hidden, "Log out")
                .write(exchange.response());
    }
}
