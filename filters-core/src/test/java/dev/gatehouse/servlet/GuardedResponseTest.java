package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.servlet.TestServlet.Body;
import dev.gatehouse.servlet.WebServer.Answer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On a real Jetty: whatever the application does, the new cookies arrive, once, and are not to be stored. */
@Timeout(60)
class GuardedResponseTest {
    private static final List<String> OURS = List.of("app.at=a.b.c; Path=/; HttpOnly", "app.rt=r; Path=/; HttpOnly");

    private static final HiddenCookies NOTHING_HIDDEN = new HiddenCookies() {
        @Override
        public boolean has(String name) {
            return false;
        }

        @Override
        public List<String> removeFrom(List<String> lines) {
            return lines;
        }
    };

    private static final Map<String, Body> DEEDS = new LinkedHashMap<>();

    static {
        deed("nothing", (request, response) -> {});
        deed("write", (request, response) -> response.getWriter().print("written"));
        deed("reset", (request, response) -> response.reset());
        deed("resetBuffer", (request, response) -> response.resetBuffer());
        deed("setHeader", (request, response) -> response.setHeader("set-cookie", "theirs=1"));
        deed("removeHeader", (request, response) -> response.setHeader("Set-Cookie", null));
        deed("setIntHeader", (request, response) -> response.setIntHeader("Set-Cookie", 1));
        deed("setDateHeader", (request, response) -> response.setDateHeader("Set-Cookie", 1));
        deed("addCookie", (request, response) -> response.addCookie(new Cookie("theirs", "1")));
        deed("allowCaching", GuardedResponseTest::allowCaching);
        deed("allowCachingAfterReset", (request, response) -> {
            response.reset();
            allowCaching(request, response);
        });
        deed("sendError", (request, response) -> response.sendError(500));
        deed("sendRedirect", (request, response) -> response.sendRedirect("/elsewhere"));
        deed("throw", (request, response) -> {
            throw new IllegalStateException("the application's");
        });
        deed("throwAnError", (request, response) -> {
            throw new StackOverflowError("the application's");
        });
        deed("throwAServletException", (request, response) -> {
            throw new ServletException("the application's");
        });
        deed("throwAnIoException", (request, response) -> {
            throw new IOException("the application's");
        });
        deed(
                "forward",
                (request, response) ->
                        request.getRequestDispatcher("/setHeader").forward(request, response));
        deed(
                "forwardAndThrow",
                (request, response) -> request.getRequestDispatcher("/throw").forward(request, response));
        deed(
                "include",
                (request, response) ->
                        request.getRequestDispatcher("/setHeader").include(request, response));
        deed("wrapAndReset", (request, response) -> new HttpServletResponseWrapper(response).reset());
        deed("async", (request, response) -> later(request.startAsync(), GuardedResponseTest::resetAndComplete));
        deed(
                "asyncWithArguments",
                (request, response) ->
                        later(request.startAsync(request, response), GuardedResponseTest::resetAndComplete));
        deed(
                "asyncError",
                (request, response) -> later(request.startAsync(), context -> {
                    ((HttpServletResponse) context.getResponse()).sendError(503);
                    context.complete();
                }));
        deed("asyncTimeout", (request, response) -> request.startAsync().setTimeout(50));
        deed("asyncThrow", (request, response) -> {
            request.startAsync().setTimeout(50);
            throw new IllegalStateException("the application's");
        });
        deed("dispatch", (request, response) -> request.startAsync().dispatch("/setHeader"));
        deed("dispatchAndThrow", (request, response) -> request.startAsync().dispatch("/throw"));
    }

    static Stream<Arguments> deeds() {
        return DEEDS.keySet().stream()
                .flatMap(deed -> Stream.of(null, "/errors/plain", "/errors/setHeader", "/errors/reset")
                        .map(errorPage -> Arguments.of(deed, errorPage)));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void cookiesAndNoStoreSurvive(String deed, @Nullable String errorPage) {
        Answer answer = ask("/" + deed, errorPage, OURS);

        assertThat(answer.headers("Set-Cookie").stream().filter(OURS::contains))
                .containsExactlyInAnyOrderElementsOf(OURS);
        List<String> caching = answer.headers("Cache-Control");
        assertThat(caching).hasSize(1);
        assertThat(caching.get(0).split("no-store", -1)).hasSize(2);
        assertThat(caching.get(0)).doesNotContain("max-age", "public");
        assertThat(answer.headers("CDN-Cache-Control")).isEmpty();
        assertThat(answer.headers("Surrogate-Control")).isEmpty();
        assertThat(answer.headers("Pragma")).isEmpty();
        assertThat(answer.headers("Expires")).doesNotContain("Fri, 16 Jan 2099 03:14:07 GMT");
    }

    @Test
    void theApplicationsOwnCookiesArriveToo() {
        assertThat(ask("/setHeader", null, OURS).headers("Set-Cookie"))
                .containsExactlyInAnyOrder("theirs=1", OURS.get(0), OURS.get(1));
        assertThat(ask("/addCookie", null, OURS).headers("Set-Cookie"))
                .containsExactlyInAnyOrder("theirs=1", OURS.get(0), OURS.get(1));
    }

    @Test
    void withoutCookiesTheResponseIsTheApplications() {
        Answer answer = ask("/allowCaching", null, List.of());

        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(answer.headers("Cache-Control")).isEqualTo(List.of("public", "max-age=60"));
        assertThat(answer.headers("Expires")).containsExactly("Fri, 16 Jan 2099 03:14:07 GMT");
        assertThat(answer.headers("Pragma")).containsExactly("1");
    }

    private static Answer ask(String path, @Nullable String errorPage, List<String> cookies) {
        try (WebServer server = WebServer.start("/", application -> install(application, errorPage, cookies))) {
            return server.get(path);
        }
    }

    private static void install(ServletContextHandler application, @Nullable String errorPage, List<String> cookies) {
        WrappingFilter.install(application, new TestUser(null), NOTHING_HIDDEN, cookies);
        DEEDS.forEach((name, body) -> application.addServlet(TestServlet.of(body), "/" + name));
        application.addServlet(TestServlet.of((request, response) -> {}), "/errors/plain");
        application.addServlet(TestServlet.of(GuardedResponseTest::setHeaders), "/errors/setHeader");
        application.addServlet(TestServlet.of((request, response) -> response.reset()), "/errors/reset");
        if (errorPage != null) {
            ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
            errors.addErrorPage(Throwable.class, errorPage);
            errors.addErrorPage(400, 599, errorPage);
            application.setErrorHandler(errors);
        }
    }

    private static void deed(String name, Body body) {
        DEEDS.put(name, body);
    }

    private static void setHeaders(HttpServletRequest request, HttpServletResponse response) {
        assertThat(request.getDispatcherType()).isEqualTo(DispatcherType.ERROR);
        response.setHeader("Set-Cookie", "theirs=1");
        allowCaching(request, response);
    }

    private static void allowCaching(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "public");
        response.addHeader("cache-control", "max-age=60");
        response.setHeader("CDN-Cache-Control", "max-age=60");
        response.addHeader("Surrogate-Control", "max-age=60");
        response.setDateHeader("Expires", 0);
        response.setDateHeader("Expires", 4_072_216_447_000L);
        response.addDateHeader("Pragma", 0);
        response.setIntHeader("Pragma", 0);
        response.setIntHeader("Pragma", 1);
        response.addIntHeader("CDN-Cache-Control", 1);
    }

    private interface Work {
        void on(AsyncContext context) throws IOException;
    }

    private static void later(AsyncContext context, Work work) {
        context.start(() -> {
            try {
                work.on(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void resetAndComplete(AsyncContext context) {
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        response.reset();
        response.setHeader("Set-Cookie", "theirs=1");
        response.setHeader("Cache-Control", "public, max-age=60");
        context.complete();
    }
}
