package dev.gatehouse.it;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.GatehouseBuilder;
import dev.gatehouse.GatehouseFilter;
import dev.gatehouse.GatehouseListener;
import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.StandIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/** A guarded application on embedded Jetty, whose users come from a stand-in that shares its clock. */
final class Site implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;
    private final String contextPath;
    private final Gatehouse gatehouse;

    private Site(Builder builder) {
        contextPath = builder.contextPath;
        GatehouseBuilder suite = Gatehouse.builder().time(builder.idp.controls().time());
        builder.settings.forEach(suite::set);
        if (builder.listener != null) {
            suite.listener(builder.listener);
        }
        gatehouse = suite.build();
        server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(builder.uriCompliance);
        http.setRequestHeaderSize(32 * 1024);
        http.setResponseHeaderSize(64 * 1024);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context =
                new ServletContextHandler(contextPath.isEmpty() ? "/" : contextPath, ServletContextHandler.SESSIONS);
        context.getServletHandler().setDecodeAmbiguousURIs(builder.uriCompliance != UriCompliance.DEFAULT);
        for (Function<Gatehouse, Filter> each : builder.filters) {
            FilterHolder filter = new FilterHolder(each.apply(gatehouse));
            filter.setAsyncSupported(true);
            context.addFilter(
                    filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        }
        builder.servlets.forEach((path, servlet) -> {
            ServletHolder holder = new ServletHolder(servlet);
            holder.setAsyncSupported(true);
            context.addServlet(holder, path);
        });
        if (builder.errorPage != null) {
            org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler errors =
                    new org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler();
            errors.addErrorPage(400, 599, builder.errorPage);
            context.setErrorHandler(errors);
        }
        server.setHandler(context);
    }

    /** A site whose users log in at a stand-in, with an application that says who it was asked by. */
    static Builder at(StandIn idp) {
        return new Builder(idp);
    }

    /** An absolute URL of a path inside the application. */
    String url(String path) {
        return "http://localhost:" + port() + contextPath + path;
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        gatehouse.close();
    }

    static final class Builder {
        private final StandIn idp;
        private final Map<String, String> settings = new LinkedHashMap<>();
        private final Map<String, HttpServlet> servlets = new LinkedHashMap<>();
        private String contextPath = "";
        private UriCompliance uriCompliance = UriCompliance.DEFAULT;
        private List<Function<Gatehouse, Filter>> filters = List.of(GatehouseFilter::new);
        private @Nullable String errorPage;
        private @Nullable GatehouseListener listener;

        private Builder(StandIn idp) {
            this.idp = idp;
            set("provider.url", idp.url());
            set("client.id", Fixtures.STORE_CLIENT_ID);
            set("client.secret", Fixtures.STORE_CLIENT_SECRET);
            servlet("/*", new WhoServlet());
        }

        Builder set(String name, String value) {
            settings.put(name, value);
            return this;
        }

        Builder unset(String name) {
            settings.remove(name);
            return this;
        }

        Builder contextPath(String path) {
            contextPath = path;
            return this;
        }

        Builder uriCompliance(UriCompliance compliance) {
            uriCompliance = compliance;
            return this;
        }

        Builder servlet(String path, HttpServlet servlet) {
            servlets.put(path, servlet);
            return this;
        }

        Builder filters(List<Function<Gatehouse, Filter>> some) {
            filters = some;
            return this;
        }

        Builder errorPage(String path) {
            errorPage = path;
            return this;
        }

        Builder listener(GatehouseListener told) {
            listener = told;
            return this;
        }

        Site start() {
            Site site = new Site(this);
            LifeCycle.start(site.server);
            return site;
        }
    }
}
