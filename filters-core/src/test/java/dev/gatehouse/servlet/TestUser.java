package dev.gatehouse.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user whose password is {@code open}. */
final class TestUser implements CurrentUser {
    private @Nullable String name;
    private final Set<String> roles;

    TestUser(@Nullable String name, String... roles) {
        this.name = name;
        this.roles = Set.of(roles);
    }

    @Override
    public @Nullable Principal principal() {
        String known = name;
        return known == null ? null : () -> known;
    }

    @Override
    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    @Override
    public String authType() {
        return "TEST";
    }

    @Override
    public void login(String user, String password) throws ServletException {
        if (!password.equals("open")) {
            throw new ServletException("wrong");
        }
        name = user;
    }

    @Override
    public void logout() {
        name = null;
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException {
        response.sendError(401);
        return false;
    }
}
