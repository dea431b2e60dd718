package dev.gatehouse.demo.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows everything the application can find out about its user, by means of the Servlet API alone. The init-param {@code
 * roles} lists the roles it asks for.
 */
public final class AccountServlet extends MembersOnlyServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Html main = Html.of("""
                <h1>Your account</h1>
                <p class="lead">This is all the application knows about you. It looked nothing up:
                every line is one call of the Servlet API.</p>
                <table class="stacked">
                <thead><tr><th scope="col">It asks the request</th><th scope="col">and is told</th></tr></thead>
                <tbody>
                {}
                </tbody>
                </table>
                """, Html.all(facts(request)));
        Layout.of(getServletContext()).send(request, response, "Account", main);
    }

    private Stream<Html> facts(HttpServletRequest request) {
        Stream<Html> user = Stream.of(
                fact("getUserPrincipal().getName()", user(request)),
                fact("getRemoteUser()", request.getRemoteUser()),
                fact("getAuthType()", Objects.requireNonNullElse(request.getAuthType(), "nothing")));
        Stream<Html> roles =
                roles().map(role -> fact("isUserInRole(\"" + role + "\")", request.isUserInRole(role) ? "yes" : "no"));
        return Stream.of(user, roles, Stream.of(fact("getCookies()", cookieNames(request))))
                .flatMap(rows -> rows);
    }

    private Stream<String> roles() {
        String roles = Objects.requireNonNullElse(getInitParameter("roles"), "");
        return Arrays.stream(roles.split(",")).map(String::strip).filter(role -> !role.isEmpty());
    }

    private static String cookieNames(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null || cookies.length == 0
                ? "none"
                : Arrays.stream(cookies).map(Cookie::getName).collect(Collectors.joining(", "));
    }

    private static Html fact(String question, String answer) {
        return Html.of("<tr><th scope=\"row\"><code>{}</code></th><td>{}</td></tr>", question, answer);
    }
}
