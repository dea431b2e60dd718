package dev.gatehouse.servlet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Jetty on a port of its own, spoken to over a plain socket so that nothing tidies up what a test sends. */
final class WebServer implements AutoCloseable {
    /** Held, since loggers that nobody holds forget their level. Jetty warns of whatever a test's servlet throws. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private final Server server = new Server();
    private final ServerConnector connector;

    private WebServer(HttpConfiguration configuration, ServletContextHandler application) {
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(application);
    }

    static WebServer start(String contextPath, Consumer<ServletContextHandler> application) {
        return start(contextPath, UriCompliance.DEFAULT, application);
    }

    static WebServer start(String contextPath, UriCompliance compliance, Consumer<ServletContextHandler> application) {
        JETTY.setLevel(Level.OFF);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(compliance);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath(contextPath);
        application.accept(context);
        WebServer started = new WebServer(configuration, context);
        try {
            started.server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return started;
    }

    /** Sends {@code GET target} and some header lines. */
    Answer get(String target, String... headers) {
        return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join(
                        "", Arrays.stream(headers).map(line -> line + "\r\n").toList()) + "\r\n");
    }

    /** Sends text as it is and reads until the server hangs up. */
    Answer send(String request) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort()), 5000);
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(String text) {
        int status() {
            return Integer.parseInt(text.substring(9, 12));
        }

        List<String> headers(String name) {
            return text.substring(0, text.indexOf("\r\n\r\n"))
                    .lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }
}
