package dev.gatehouse.demo.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** A servlet for people who are logged in. Anybody else gets a 401, should nothing in front of it have seen to that. */
public abstract class MembersOnlyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getUserPrincipal() == null) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            super.service(request, response);
        }
    }

    /** The name of whoever is logged in. */
    protected static String user(HttpServletRequest request) {
        return Objects.requireNonNull(request.getUserPrincipal()).getName();
    }
}
