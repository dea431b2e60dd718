package dev.gatehouse;

import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.RequestFacts.Access;
import dev.gatehouse.servlet.CurrentUser;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The user of one request, as the filter decided and the application may change. */
final class RequestUser implements CurrentUser {
    /** What Jetty's own OpenID support answers too. */
    static final String AUTH_TYPE = "OPENID";

    private final Exchange exchange;
    private final Authenticator authenticator;
    private final Challenge challenge;
    private final RequestLogin login;
    private final LogoutEndpoint logout;
    private volatile @Nullable GatehousePrincipal principal;
    private volatile boolean loggedOut;

    RequestUser(
            Exchange exchange,
            @Nullable Identity identity,
            Authenticator authenticator,
            Challenge challenge,
            RequestLogin login,
            LogoutEndpoint logout) {
        this.exchange = exchange;
        this.authenticator = authenticator;
        this.challenge = challenge;
        this.login = login;
        this.logout = logout;
        this.principal = identity == null ? null : new GatehousePrincipal(identity);
    }

    @Override
    public @Nullable Principal principal() {
        return principal;
    }

    @Override
    public boolean hasRole(String role) {
        GatehousePrincipal user = principal;
        return user != null && user.roles().contains(role);
    }

    @Override
    public String authType() {
        return AUTH_TYPE;
    }

    @Override
    public void login(String name, String password) throws ServletException {
        principal = new GatehousePrincipal(login.logIn(exchange, name, password));
    }

    /** Ends the login that the request carries, on a public path too, where nobody asked whose it is. */
    @Override
    public void logout() {
        principal = null;
        if (!loggedOut) {
            loggedOut = true;
            logout.endIfAny(exchange);
        }
    }

    /** A page that is public, or optional and asked for by nobody yet, may still want to know. */
    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException {
        Decision decision = authenticator.authenticate(exchange, Access.PROTECTED);
        if (decision instanceof Decision.Proceed proceed && proceed.identity() != null) {
            principal = new GatehousePrincipal(proceed.identity());
            return true;
        }
        if (decision instanceof Decision.Refuse refuse) {
            challenge.answer(exchange, refuse.answer());
        }
        return false;
    }
}
