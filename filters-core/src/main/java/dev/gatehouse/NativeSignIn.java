package dev.gatehouse;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.login.NativeLogin;
import dev.gatehouse.login.NativeOutcome;
import dev.gatehouse.login.NativeOutcome.LoggedIn;
import dev.gatehouse.login.NativeOutcome.Unavailable;
import dev.gatehouse.servlet.TypedLogin;
import jakarta.servlet.ServletException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a browser in with what its user typed, whoever asks for it: the form, a script, or the application. */
final class NativeSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(NativeSignIn.class);

    private final NativeLogin login;
    private final Admission admission;
    private final Audit audit;

    NativeSignIn(NativeLogin login, Admission admission, Audit audit) {
        this.login = login;
        this.admission = admission;
        this.audit = audit;
    }

    /** Where it succeeds, the response carries the new login. */
    NativeOutcome signIn(Exchange exchange, TypedLogin typed) {
        NativeOutcome outcome = login.logIn(typed.loginId(), typed.password(), exchange.clientAddress());
        if (!(outcome instanceof LoggedIn in)) {
            audit.refused(exchange, "native login: " + LoginFault.of(outcome).code());
            return outcome;
        }
        if (!admission.admit(exchange, in.tokens(), in.identity())) {
            LOG.error("A native login did not succeed: the login cannot be kept, its tokens being too large for cookies"
                    + " for instance");
            return new Unavailable(Duration.ofSeconds(5));
        }
        return outcome;
    }

    /**
     * {@code request.login(name, password)}.
     *
     * @throws ServletException saying what the login form would say
     */
    Identity logIn(Exchange exchange, String name, String password) throws ServletException {
        if (exchange.response().isCommitted()) {
            throw new ServletException("the response is committed, so that it cannot carry a login");
        }
        NativeOutcome outcome = signIn(exchange, new TypedLogin(name, password));
        if (outcome instanceof LoggedIn in) {
            return in.identity();
        }
        throw new ServletException(LoginFault.of(outcome).text());
    }
}
