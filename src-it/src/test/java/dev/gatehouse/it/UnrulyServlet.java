package dev.gatehouse.it;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An application that does to its response what the last segment of the path names. */
final class UnrulyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "reset" -> response.reset();
            case "set-cookie" -> response.setHeader("Set-Cookie", "mine=1");
            case "add-cookie" -> response.addCookie(new Cookie("mine", "1"));
            case "cache" -> response.setHeader("Cache-Control", "public, max-age=3600");
            case "redirect" -> response.sendRedirect("/elsewhere");
            case "error" -> response.sendError(HttpServletResponse.SC_CONFLICT);
            case "exception" -> throw new ServletException("on purpose");
            case "forward" -> request.getRequestDispatcher("/who").forward(request, response);
            case "async" -> dispatch(request, response);
            case "flush" -> response.flushBuffer();
            default -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    private static void dispatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            response.getWriter().write("user=" + request.getRemoteUser());
        } else {
            AsyncContext async = request.startAsync();
            async.dispatch();
        }
    }
}
