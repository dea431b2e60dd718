package dev.gatehouse;

import dev.gatehouse.decision.Identity;
import jakarta.servlet.ServletException;

/** What {@code request.login(name, password)} does. */
@FunctionalInterface
interface RequestLogin {
    /** With the code flow, where nobody types a password here. */
    RequestLogin BY_CODE_ONLY = (exchange, name, password) -> {
        throw new ServletException("login.method is authorization-code, with which no password comes by here; use"
                + " authenticate(), or set login.method to password or login-api");
    };

    /**
     * Logs in; the response carries the new login.
     *
     * @throws ServletException if that fails
     */
    Identity logIn(Exchange exchange, String name, String password) throws ServletException;
}
