package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.PathPattern;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every spelling of a path is decided as the servlet behind it is chosen, or refused, on strict and lenient Jetty. */
@Timeout(60)
class CanonicalPathOnJettyTest {
    private static final List<String> PATTERNS = List.of("/protected/*", "/public/*", "/exact", "*.css", "/");

    /** What must be answered, so that the agreement below is not one of refusals. */
    private static final List<String> PLAIN = List.of(
            "/protected/x",
            "/%70rotected/x",
            "/protected",
            "/protected/",
            "/protected;v=1/x",
            "/protected/x;jsessionid=1",
            "/protected/;x",
            "/protected/a%20b",
            "/protected/a+b",
            "/protected/%C3%A4",
            "/protected/a.css",
            "/protected.css",
            "/protected%3fx",
            "/protected%23x",
            "/PROTECTED/x",
            "/public/x",
            "/public/...",
            "/public;a=%2e%2e/x",
            "/exact",
            "/exact;x",
            "/exac%74",
            "/exact/",
            "/a.css",
            "/a.css;b",
            "/a;b.css",
            "/a%2ecss",
            "/a.css/",
            "/;jsessionid=1",
            "/");

    private static final List<String> AMBIGUOUS = List.of(
            "/protected%2fx",
            "/protected%2Fx",
            "/public/../protected/x",
            "/public/./x",
            "/public/%2e%2e/protected/x",
            "/public/%2e/x",
            "/public/..;/protected/x",
            "/public/..;a=b/protected/x",
            "/public/x/..;/..;/protected/y",
            "/public/x;/../../protected/y",
            "/public/..%3bx/../protected",
            "/public;/../protected/x",
            "/public/a%2F..%2F..%2Fprotected/x",
            "/protected//x",
            "/protected/.",
            "/protected/..",
            "/protected%00",
            "/protected/x%0d%0a",
            "/protected/%7f",
            "/protected%5cx",
            "/protected\\x",
            "/public\\..\\protected\\x",
            "/protected%c0%afx",
            "/protected/%ff",
            "/protected%3bx",
            "/protected%252fx",
            "/protected%25",
            "/protected%",
            "/protected%u002fx",
            "/protected%zz",
            "/protected/\u00e4");

    private static final List<String> AMBIGUOUS_TARGETS = List.of(
            "//protected/x",
            "//evil/protected/x",
            "http://evil/protected/x",
            "/;x/protected/x",
            "/../protected/x",
            "/..;/protected/x",
            "*",
            "protected/x");

    static Stream<UriCompliance> compliances() {
        return Stream.of(UriCompliance.DEFAULT, UriCompliance.LEGACY, UriCompliance.UNSAFE);
    }

    static Stream<Arguments> servers() {
        return compliances().flatMap(compliance -> Stream.of("/", "/app").map(path -> Arguments.of(path, compliance)));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everySpellingIsDecidedAsItsServletIsChosen(String contextPath, UriCompliance compliance) {
        String context = contextPath.equals("/") ? "" : contextPath;
        try (WebServer server = WebServer.start(contextPath, compliance, this::install)) {
            for (String path : PLAIN) {
                assertThat(server.get(context + path).body()).as(path).startsWith("agreed on ");
            }
            for (String path : AMBIGUOUS) {
                assertThat(server.get(context + path).status()).as(path).isEqualTo(400);
            }
            for (String target : AMBIGUOUS_TARGETS) {
                // 404: not even the context was reached.
                assertThat(server.get(target).status()).as(target).isIn(400, 404);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("compliances")
    void theContextPathIsTakenOffInEachSpellingThatReachesTheContext(UriCompliance compliance) {
        try (WebServer server = WebServer.start("/app", compliance, this::install)) {
            for (String target : List.of("/%61pp/protected/x", "/app;x/protected/x", "/app/;x")) {
                assertThat(server.get(target).body()).as(target).startsWith("agreed on ");
            }
            for (String target : List.of("/x/../app/protected/x", "/app/..;/app/protected/x", "/app/../app/x")) {
                assertThat(server.get(target).status()).as(target).isEqualTo(400);
            }
        }
    }

    private void install(ServletContextHandler application) {
        application.getServletHandler().setDecodeAmbiguousURIs(true);
        application.addFilter(new FilterHolder(new Guard()), "/*", EnumSet.of(DispatcherType.REQUEST));
        for (String pattern : PATTERNS) {
            application.addServlet(new ServletHolder(new Witness(pattern)), pattern);
        }
    }

    private static final class Guard extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            Optional<String> path = CanonicalPath.of(request);
            if (path.isPresent()) {
                request.setAttribute("path", path.get());
                chain.doFilter(request, response);
            } else {
                response.setStatus(400);
            }
        }
    }

    /** Says whether the path decided on would have chosen this servlet, and is the one this servlet sees. */
    private static final class Witness extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final String pattern;

        Witness(String pattern) {
            this.pattern = pattern;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String path = (String) request.getAttribute("path");
            String rest = request.getPathInfo();
            String seen = request.getServletPath() + (rest == null ? "" : rest);
            boolean agreed = path.equals(seen) && pattern.equals(chosen(path));
            response.getWriter().print((agreed ? "agreed on " : "decided on ") + path + " but saw " + seen);
        }

        /** Servlet 6.0 section 12.1, as far as the patterns above go. */
        private static String chosen(String path) {
            return PATTERNS.stream()
                    .filter(pattern -> pattern.equals("/") || new PathPattern(pattern).matches(path))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
