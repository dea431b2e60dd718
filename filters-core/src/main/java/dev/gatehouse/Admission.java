package dev.gatehouse;

import dev.gatehouse.credentials.Credentials;
import dev.gatehouse.credentials.LoginSession;
import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.login.Rounds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalInt;

/** The last step of every login: the browser gets the verified tokens, and its session another id. */
final class Admission {
    private final Credentials credentials;
    private final Authenticator authenticator;
    private final Rounds rounds;
    private final Audit audit;

    Admission(Credentials credentials, Authenticator authenticator, Rounds rounds, Audit audit) {
        this.credentials = credentials;
        this.authenticator = authenticator;
        this.rounds = rounds;
        this.audit = audit;
    }

    /** Lets a user in; false where the login cannot be kept, its tokens being too large for cookies for instance. */
    boolean admit(Exchange exchange, Tokens tokens, Identity identity) {
        HttpServletRequest request = exchange.request();
        new LoginSession(request).changeId();
        OptionalInt bytes = credentials.store(request, tokens, identity, exchange.responseCookies());
        if (bytes.isEmpty()) {
            return false;
        }
        authenticator.noteSize(bytes.getAsInt());
        rounds.finished(exchange.cookies(), exchange.loginCookies());
        audit.login(exchange, identity);
        return true;
    }
}
