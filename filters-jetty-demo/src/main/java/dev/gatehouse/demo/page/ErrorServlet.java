package dev.gatehouse.demo.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The application's error page. */
public final class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known
                ? known
                : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(status);
        String title = title(status);
        Html main = Html.of("""
                <h1>{}</h1>
                <p>The answer was {}. <a href="{}/">Go to the first page</a>.</p>
                """, title, status, request.getContextPath());
        Layout.of(getServletContext()).send(request, response, title, main);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "That could not be understood";
            case 401 -> "Please log in";
            case 403 -> "That is not for you";
            case 404 -> "There is no such page";
            default -> "That did not work";
        };
    }
}
