package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.servlet.TestServlet.Body;
import dev.gatehouse.servlet.WebServer.Answer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real Jetty: what the application sees of its user and of the request's cookies. */
@Timeout(60)
class IdentifiedRequestTest {
    /** Hides cookies whose names start with {@code app.}, in headers that tests keep simple. */
    private static final HiddenCookies APP_COOKIES = new HiddenCookies() {
        @Override
        public boolean has(String name) {
            return name.startsWith("app.");
        }

        @Override
        public List<String> removeFrom(List<String> lines) {
            return lines.stream()
                    .map(line -> Arrays.stream(line.split("; ", -1))
                            .filter(pair -> !has(pair))
                            .collect(Collectors.joining("; ")))
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    };

    @Test
    void theApplicationSeesItsUser() {
        assertThat(body(new TestUser("alice", "admin"), IdentifiedRequestTest::sayWho))
                .isEqualTo("alice alice TEST admin");
    }

    @Test
    void nobodyIsNobody() {
        assertThat(body(new TestUser(null, "admin"), IdentifiedRequestTest::sayWho))
                .isEqualTo("null null null null");
    }

    @ParameterizedTest
    @CsvSource({"admin,true", "ADMIN,false", "adm,false", "'',false", "*,false", "**,true"})
    void rolesAreComparedExactly(String role, boolean has) {
        TestUser user = new TestUser("alice", "admin", "*");

        assertThat(body(user, (request, response) -> response.getWriter().print(request.isUserInRole(role))))
                .isEqualTo(Boolean.toString(has));
    }

    @Test
    void nobodyHasNoRole() {
        assertThat(body(
                        new TestUser(null),
                        (request, response) -> response.getWriter()
                                .print(request.isUserInRole("**") + " " + request.isUserInRole(null))))
                .isEqualTo("false false");
    }

    /** Each of these dispatches would bring the container's own request, but for the wrapping. */
    @ParameterizedTest
    @ValueSource(strings = {"forward", "include", "dispatch", "error", "throw", "async"})
    void theUserIsTheSameOnEveryDispatch(String how) {
        Body body = (request, response) -> {
            switch (how) {
                case "forward" -> request.getRequestDispatcher("/who").forward(request, response);
                case "include" -> request.getRequestDispatcher("/who").include(request, response);
                case "dispatch" -> request.startAsync().dispatch("/who");
                case "error" -> response.sendError(500);
                case "throw" -> throw new ServletException("the application's");
                default -> {
                    AsyncContext context = request.startAsync();
                    context.start(() -> completeWithWho(context));
                }
            }
        };

        assertThat(body(new TestUser("alice", "admin"), body)).isEqualTo("alice alice TEST admin");
    }

    @Test
    void loginAndLogoutChangeTheUserOfTheRequest() {
        Body body = (request, response) -> {
            request.login("bob", "open");
            response.getWriter().print(request.getRemoteUser() + " ");
            request.logout();
            response.getWriter().print(request.getRemoteUser());
        };

        assertThat(body(new TestUser(null), body)).isEqualTo("bob null");
    }

    @Test
    void aFailedLoginLeavesNobody() {
        assertThat(body(new TestUser(null), (request, response) -> tryLogin(request, response, "wrong")))
                .isEqualTo("wrong null");
    }

    @Test
    void whoIsLoggedInCannotLogInAgain() {
        assertThat(body(new TestUser("alice"), (request, response) -> tryLogin(request, response, "open")))
                .isEqualTo("this request has a user already; log out first alice");
    }

    @Test
    void authenticateChallengesOnlyWhoIsNobody() {
        Body body = (request, response) -> {
            if (request.authenticate(response)) {
                response.getWriter().print("known");
            }
        };

        assertThat(body(new TestUser("alice"), body)).isEqualTo("known");
        assertThat(ask(new TestUser(null), body).status()).isEqualTo(401);
    }

    @Test
    void theSuitesCookiesAreHidden() {
        assertThat(cookies("app.at=1; theme=dark; app.rt=2"))
                .isEqualTo("[theme] theme=dark [theme=dark] theme=dark true");
    }

    /** Not an empty array: {@code getCookies()} is null where there are none. */
    @Test
    void whereAllCookiesAreHiddenThereAreNone() {
        assertThat(cookies("app.at=1")).isEqualTo("null null [] null false");
        assertThat(cookies(null)).isEqualTo("null null [] null false");
    }

    @Test
    void aBadCookieFromElsewhereBreaksNothing() {
        assertThat(cookies("=x; a b=1; app.at=1; b={\"c\"}; theme=dark"))
                .startsWith("[theme] =x; a b=1; b={\"c\"}; theme=dark ");
    }

    @Test
    void otherHeadersAreLeftAlone() {
        Body body = (request, response) -> response.getWriter()
                .print(request.getHeader("X-Test") + Collections.list(request.getHeaders("x-test")));
        TestUser nobody = new TestUser(null);

        assertThat(ask(nobody, body, "X-Test: app.at=1", "X-Test: 2").body()).isEqualTo("app.at=1[app.at=1, 2]");
    }

    private static String cookies(@Nullable String header) {
        Body body = (request, response) -> {
            Cookie[] cookies = request.getCookies();
            String names = cookies == null
                    ? "null"
                    : Arrays.stream(cookies).map(Cookie::getName).toList().toString();
            response.getWriter()
                    .print(names + " " + request.getHeader("cookie") + " "
                            + Collections.list(request.getHeaders("COOKIE")) + " "
                            + request.getHeader("Cookie") + " "
                            + Collections.list(request.getHeaderNames()).contains("Cookie"));
        };
        TestUser nobody = new TestUser(null);
        return header == null
                ? ask(nobody, body).body()
                : ask(nobody, body, "Cookie: " + header).body();
    }

    private static void sayWho(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String principal = request.getUserPrincipal() == null
                ? "null"
                : request.getUserPrincipal().getName();
        response.getWriter()
                .print(principal + " " + request.getRemoteUser() + " " + request.getAuthType() + " "
                        + (request.isUserInRole("admin") ? "admin" : "null"));
    }

    private static void completeWithWho(AsyncContext context) {
        try {
            sayWho((HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.complete();
    }

    private static void tryLogin(HttpServletRequest request, HttpServletResponse response, String password)
            throws IOException {
        try {
            request.login("bob", password);
        } catch (ServletException refused) {
            response.getWriter().print(refused.getMessage() + " ");
        }
        response.getWriter().print(request.getRemoteUser());
    }

    private static String body(CurrentUser user, Body body) {
        return ask(user, body).body();
    }

    private static Answer ask(CurrentUser user, Body body, String... headers) {
        try (WebServer server = WebServer.start("/", application -> {
            WrappingFilter.install(application, user, APP_COOKIES, List.of());
            application.addServlet(TestServlet.of(body), "/");
            application.addServlet(TestServlet.of(IdentifiedRequestTest::sayWho), "/who");
            ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
            errors.addErrorPage(Throwable.class, "/who");
            errors.addErrorPage(500, "/who");
            application.setErrorHandler(errors);
        })) {
            return server.get("/", headers);
        }
    }
}
