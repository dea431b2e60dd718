package dev.gatehouse.it;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An application that knows nothing of the suite and answers with what it was given, a line each. */
public final class WhoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Cookie[] cookies = request.getCookies();
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter()
                .write("user=" + request.getRemoteUser() + "\n"
                        + "type=" + request.getAuthType() + "\n"
                        + "admin=" + request.isUserInRole("admin") + "\n"
                        + "request=" + request.getMethod() + " " + request.getRequestURI() + "\n"
                        + "body=" + body + "\n"
                        + "cookies="
                        + (cookies == null
                                ? "null"
                                : Arrays.stream(cookies).map(Cookie::getName).collect(Collectors.joining(",")))
                        + "\n"
                        + "header=" + request.getHeader("Cookie") + "\n");
    }
}
