package dev.gatehouse.demo.launch;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * One of the applications with its own {@code web.xml}, but for the suite: in its place stands a filter that believes
 * the headers {@code User} and {@code Role}.
 */
public final class UnguardedApplication implements AutoCloseable {
    private final Server server = new Server();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    private UnguardedApplication(String name, Kind kind) throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        WebAppContext context = GuardedApplication.of(name, kind, "unused", Map.of());
        context.setVirtualHosts(List.of());
        context.addEventListener(new WithoutTheSuite(context));
        server.setHandler(context);
        server.start();
        base = URI.create("http://127.0.0.1:" + connector.getLocalPort() + context.getContextPath() + "/");
    }

    /** Starts an application as web application. */
    public static UnguardedApplication web(String name) throws Exception {
        return new UnguardedApplication(name, Kind.WEB);
    }

    /** Starts an application as single-page application. */
    public static UnguardedApplication spa(String name) throws Exception {
        return new UnguardedApplication(name, Kind.SPA);
    }

    /** A GET as somebody. */
    public HttpResponse<String> get(String user, String path) throws Exception {
        return send(request(user, path).build());
    }

    /** A GET as nobody. */
    public HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)).build());
    }

    /** A form, sent as somebody. */
    public HttpResponse<String> post(String user, String path, Map<String, String> form) throws Exception {
        return send(form(request(user, path), form));
    }

    /** A form, sent as somebody who has a role. */
    public HttpResponse<String> post(String user, String role, String path, Map<String, String> form) throws Exception {
        return send(form(request(user, path).header("Role", role), form));
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("User", user);
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    private static HttpRequest form(HttpRequest.Builder request, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** Puts the credulous filter in the place of the suite, once web.xml was read. */
    private record WithoutTheSuite(WebAppContext context) implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            context.getServletHandler().getFilter("gatehouse").setFilter(new CredulousFilter());
        }
    }

    private static final class CredulousFilter extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String user = request.getHeader("User");
            chain.doFilter(user == null ? request : new Believed(request, user), response);
        }
    }

    private static final class Believed extends HttpServletRequestWrapper {
        private final String user;

        Believed(HttpServletRequest request, String user) {
            super(request);
            this.user = user;
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> user;
        }

        @Override
        public String getRemoteUser() {
            return user;
        }

        @Override
        public boolean isUserInRole(String role) {
            return role.equals(getHeader("Role"));
        }
    }
}
