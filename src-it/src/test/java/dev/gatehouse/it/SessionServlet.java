package dev.gatehouse.it;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** An application that uses the HTTP session: puts something in at {@code /put}, ends it at any other path. */
final class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().write("before=" + session.getAttribute("cart"));
        if (request.getRequestURI().endsWith("/put")) {
            session.setAttribute("cart", "book");
        } else {
            session.invalidate();
        }
    }
}
