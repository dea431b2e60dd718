package dev.gatehouse;

import dev.gatehouse.credentials.Credentials;
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

    /** Lets a user in; false where the tokens are too large to be kept in cookies, and then nothing was changed. */
    boolean admit(Exchange exchange, Tokens tokens, Identity identity) {
        HttpServletRequest request = exchange.request();
        OptionalInt bytes = credentials.store(request, tokens, identity.expiresAt(), exchange.responseCookies());
        if (bytes.isEmpty()) {
            return false;
        }
        authenticator.noteSize(bytes.getAsInt());
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        rounds.finished(exchange.cookies(), exchange.loginCookies());
        audit.login(exchange, identity);
        return true;
    }
}
