package dev.gatehouse.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Who a request comes from, on all its dispatches, and how the application may change that. */
public interface CurrentUser {
    /** Null: nobody is known. */
    @Nullable
    Principal principal();

    /** Whether the user has a role, by its exact name; asked only when there is a user. */
    boolean hasRole(String role);

    /** What {@code getAuthType()} answers when there is a user. */
    String authType();

    /**
     * Logs in with a name and a password; asked only when there is no user.
     *
     * @throws ServletException if that fails, or cannot be done here
     */
    void login(String name, String password) throws ServletException;

    /** Ends the login; nothing happens where there is none. */
    void logout() throws ServletException;

    /**
     * Finds out the user or asks for a login, which then is the response; asked only when there is no user.
     *
     * @return whether there is a user now
     */
    boolean authenticate(HttpServletResponse response) throws IOException, ServletException;
}
