package dev.gatehouse.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.GatehouseFilter;
import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.StandIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

/** The README's chapter "Test your application". */
class TestYourApplicationTest {
    // README
    @Test
    void aliceIsGreetedByName() throws Exception {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (StandIn idp = StandIn.builder().start()) {
            ServletContextHandler application = new ServletContextHandler("/");
            application.addServlet(YourServlet.class, "/hello");
            FilterHolder gatehouse =
                    application.addFilter(GatehouseFilter.class, "/*", EnumSet.of(DispatcherType.REQUEST));
            gatehouse.setInitParameter("provider.url", idp.url());
            gatehouse.setInitParameter("client.id", Fixtures.STORE_CLIENT_ID);
            gatehouse.setInitParameter("client.secret", Fixtures.STORE_CLIENT_SECRET);
            server.setHandler(application);
            server.start();

            HttpClient browser = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();
            HttpRequest page = HttpRequest.newBuilder(server.getURI().resolve("/hello"))
                    .header("Accept", "text/html")
                    .build();
            URI loginForm = browser.send(page, BodyHandlers.discarding()).uri();
            String typed = "&loginId=" + Fixtures.ALICE_EMAIL + "&password=" + Fixtures.ALICE_PASSWORD;
            HttpRequest login = HttpRequest.newBuilder(loginForm.resolve("/oauth2/authorize"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(loginForm.getRawQuery() + typed))
                    .build();
            HttpResponse<String> greeting = browser.send(login, BodyHandlers.ofString());

            assertEquals("Hello alice", greeting.body());
        } finally {
            server.stop();
        }
    }
    // README

    /** An application that knows nothing of logins. */
    public static final class YourServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write("Hello " + request.getUserPrincipal().getName());
        }
    }
}
