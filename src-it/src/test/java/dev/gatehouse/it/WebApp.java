package dev.gatehouse.it;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.StandIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** An application whose filters the container makes, and which read their settings from the web application. */
final class WebApp implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);

    private WebApp(Handler context) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
    }

    /** An application without filters, that answers every path with what it was given. */
    static Builder builder() {
        return builder("/");
    }

    static Builder builder(String contextPath) {
        return new Builder(contextPath);
    }

    /**
     * Starts a web application.
     *
     * @throws Exception what a filter's {@code init} throws
     */
    static WebApp start(Handler context) throws Exception {
        WebApp app = new WebApp(context);
        try {
            app.server.start();
            return app;
        } catch (Exception refused) {
            app.close();
            throw refused;
        }
    }

    String url(String path) {
        return "http://localhost:" + connector.getLocalPort() + path;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    static final class Builder {
        private final ServletContextHandler context;

        private Builder(String contextPath) {
            context = new ServletContextHandler(contextPath, ServletContextHandler.SESSIONS);
            ServletHolder who = new ServletHolder(new WhoServlet());
            who.setAsyncSupported(true);
            context.addServlet(who, "/*");
        }

        /** Adds a filter for some mapping, as web.xml does. */
        Builder filter(Class<? extends Filter> type, String mapping, Map<String, String> initParams) {
            FilterHolder holder = new FilterHolder(type);
            holder.setAsyncSupported(true);
            initParams.forEach(holder::setInitParameter);
            context.addFilter(
                    holder, mapping, EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
            return this;
        }

        Builder filter(Class<? extends Filter> type, String mapping) {
            return filter(type, mapping, Map.of());
        }

        Builder contextParam(String name, String value) {
            context.setInitParameter(name, value);
            return this;
        }

        /** The three values that every application needs, as context-params. */
        Builder clientOf(StandIn idp) {
            return contextParam("gatehouse.provider.url", idp.url())
                    .contextParam("gatehouse.client.id", Fixtures.STORE_CLIENT_ID)
                    .contextParam("gatehouse.client.secret", Fixtures.STORE_CLIENT_SECRET);
        }

        ServletContextHandler context() {
            return context;
        }

        WebApp start() throws Exception {
            return WebApp.start(context);
        }
    }
}
