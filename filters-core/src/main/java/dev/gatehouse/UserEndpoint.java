package dev.gatehouse;

import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.RequestFacts.Access;
import dev.gatehouse.servlet.Problem;
import java.io.IOException;

/** Tells a script who is logged in. */
final class UserEndpoint implements Endpoint {
    private final Authenticator authenticator;
    private final int anonymousStatus;
    private final String loginPath;

    UserEndpoint(Authenticator authenticator, int anonymousStatus, String loginPath) {
        this.authenticator = authenticator;
        this.anonymousStatus = anonymousStatus;
        this.loginPath = loginPath;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        String method = exchange.request().getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            Challenge.methodNotAllowed(exchange, "GET");
            return;
        }
        Decision decision = authenticator.authenticate(exchange, Access.PROTECTED);
        if (decision instanceof Decision.Proceed proceed && proceed.identity() != null) {
            Problem.writeJson(
                    exchange.response(), "application/json", proceed.identity().claims());
        } else if (decision instanceof Decision.Refuse refuse
                && refuse.answer() instanceof Decision.Unavailable unavailable) {
            Challenge.unavailable(exchange, unavailable.retryAfter());
        } else {
            new Problem(anonymousStatus, "login_required", "Nobody is logged in.", exchange.contextPath() + loginPath)
                    .write(exchange.response());
        }
    }
}
