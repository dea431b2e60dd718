package dev.gatehouse;

import dev.gatehouse.servlet.CurrentUser;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The user of an error that came about before the filter could ask who it is. */
final class Nobody implements CurrentUser {
    @Override
    public @Nullable Principal principal() {
        return null;
    }

    @Override
    public boolean hasRole(String role) {
        return false;
    }

    @Override
    public String authType() {
        return RequestUser.AUTH_TYPE;
    }

    @Override
    public void login(String name, String password) throws ServletException {
        throw new ServletException("an error page cannot log in: the request failed before its user was known");
    }

    @Override
    public void logout() {}

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        return false;
    }
}
