package dev.gatehouse;

import dev.gatehouse.credentials.Credentials;
import dev.gatehouse.credentials.Presented;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.login.AuthorizationResponse;
import dev.gatehouse.login.CodeLogin;
import dev.gatehouse.login.FinishedLogins;
import dev.gatehouse.login.LoginOutcome;
import dev.gatehouse.login.PendingLogin;
import dev.gatehouse.login.PendingLogins;
import dev.gatehouse.login.SavedRequests;
import dev.gatehouse.servlet.Page;
import dev.gatehouse.settings.CookieSettings.SameSite;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the provider's answer to a login, keeps the tokens, and sends the browser on. */
final class CallbackEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackEndpoint.class);

    private final CodeLogin codeLogin;
    private final PendingLogins pendingLogins;
    private final FinishedLogins finished;
    private final SavedRequests savedRequests;
    private final Credentials credentials;
    private final Authenticator authenticator;
    private final Admission admission;
    private final Audit audit;
    private final SameSite sameSite;

    CallbackEndpoint(
            CodeLogin codeLogin,
            PendingLogins pendingLogins,
            FinishedLogins finished,
            SavedRequests savedRequests,
            Credentials credentials,
            Authenticator authenticator,
            Admission admission,
            Audit audit,
            SameSite sameSite) {
        this.codeLogin = codeLogin;
        this.pendingLogins = pendingLogins;
        this.finished = finished;
        this.savedRequests = savedRequests;
        this.credentials = credentials;
        this.authenticator = authenticator;
        this.admission = admission;
        this.audit = audit;
        this.sameSite = sameSite;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (!exchange.request().getMethod().equals("GET")) {
            Challenge.methodNotAllowed(exchange, "GET");
            return;
        }
        Optional<AuthorizationResponse> answer =
                AuthorizationResponse.of(exchange.request().getParameterMap());
        if (answer.isEmpty()) {
            failed(exchange, "the answer has no state, or a parameter twice");
            return;
        }
        Optional<PendingLogin> pending = pendingLogins.find(answer.get().state(), exchange.cookies());
        if (pending.isEmpty()) {
            unknown(exchange, finished.target(answer.get().state()));
            return;
        }
        LoginOutcome outcome = codeLogin.finish(answer.get(), pending.get(), exchange.callbackUrl());
        if (outcome instanceof LoginOutcome.Unavailable unavailable) {
            Challenge.unavailable(exchange, unavailable.retryAfter());
            return;
        }
        pendingLogins.remove(pending.get(), exchange.loginCookies());
        if (outcome instanceof LoginOutcome.LoggedIn login) {
            loggedIn(exchange, pending.get(), login);
        } else if (outcome instanceof LoginOutcome.AlreadyFinished before) {
            unknown(exchange, Optional.of(before.target()));
        } else if (outcome instanceof LoginOutcome.Failed failure) {
            failed(exchange, failure.reason());
        }
    }

    private void loggedIn(Exchange exchange, PendingLogin pending, LoginOutcome.LoggedIn login) throws IOException {
        if (admission.admit(exchange, login.tokens(), login.identity())) {
            savedRequests.release(pending, login.identity().subject(), exchange.loginCookies());
            goOn(exchange, login.target());
        } else {
            failed(exchange, "the login cannot be kept, its tokens being too large for cookies for instance");
        }
    }

    /** A login that this browser has not under way: harmless for who is logged in already, an error for all others. */
    private void unknown(Exchange exchange, Optional<String> finishedAt) throws IOException {
        Presented presented = credentials.read(exchange.request());
        boolean loggedIn = authenticator.state(presented, exchange) instanceof TokenState.Valid;
        if (loggedIn && finishedAt.isPresent()) {
            goOn(exchange, finishedAt.get());
        } else {
            failed(exchange, "no login with this state is under way in this browser");
        }
    }

    /** The target is checked again, since the application's address may be another by now. */
    private void goOn(Exchange exchange, String target) throws IOException {
        String checked = exchange.targets().check(target).orElse(exchange.contextPath() + "/");
        HttpServletResponse response = exchange.response();
        if (sameSite == SameSite.STRICT) {
            // A redirect would count as coming from the provider's site, and the new cookies would not be sent.
            new Page(HttpServletResponse.SC_OK, "You are logged in")
                    .paragraph("If nothing happens, please go on by hand.")
                    .link(checked, "Go on")
                    .goOnTo(checked)
                    .write(response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", checked);
    }

    private void failed(Exchange exchange, String reason) throws IOException {
        LOG.info("A login did not succeed: {}", LogText.plain(reason));
        audit.refused(exchange, reason);
        Challenge.badRequest(
                exchange,
                "This login did not succeed",
                "It may have taken too long, been used before, or your browser may not keep cookies for this site."
                        + " Please try again.");
    }
}
