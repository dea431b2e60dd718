package dev.gatehouse.demo.launch;

import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** The one server that the first page, the store and the forums share, on 127.0.0.1, by virtual hosts. */
final class SiteServer {
    private final Server server = new Server();
    private final ServerConnector connector;

    /**
     * Takes the port, so that it is known; answers nothing yet.
     *
     * @param port the port, or 0 for any that is free
     * @throws IllegalStateException if the port is taken
     */
    SiteServer(int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException cause) {
            throw new IllegalStateException("the demo cannot listen on 127.0.0.1:" + port, cause);
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    /**
     * Starts everything.
     *
     * @param calls what the first page shows of what FusionAuth was asked
     * @param outage the first page's button to stop FusionAuth
     * @param settings settings of the suite that hold in every application
     */
    void start(Site site, RecentCalls calls, Outage outage, Map<String, String> settings) {
        ContextHandlerCollection contexts = new ContextHandlerCollection();
        for (Kind kind : Kind.values()) {
            for (String name : Site.APPLICATIONS) {
                contexts.addHandler(GuardedApplication.of(name, kind, Site.host(name), settings));
            }
        }
        contexts.addHandler(entrance(site, calls, outage));
        server.setHandler(contexts);
        try {
            server.start();
        } catch (Exception cause) {
            throw new IllegalStateException("the demo did not start", cause);
        }
    }

    /** Closes every connection and gives the port back. */
    void stop() {
        LifeCycle.stop(server);
        connector.close();
    }

    /** The first page, and what it needs, on every host and path where no application answers. */
    private static ServletContextHandler entrance(Site site, RecentCalls calls, Outage outage) {
        ServletContextHandler entrance = new ServletContextHandler("/");
        entrance.setBaseResource(GuardedApplication.files(ResourceFactory.of(entrance), "shared"));
        entrance.addServlet(new ServletHolder(new FirstPage(site, calls, outage)), "");
        entrance.addServlet(new ServletHolder(outage), "/outage");
        entrance.addServlet(new ServletHolder(new GoServlet(site)), "/go/*");
        ServletHolder files = new ServletHolder("default", DefaultServlet.class);
        files.setInitParameter("dirAllowed", "false");
        entrance.addServlet(files, "/");
        return entrance;
    }
}
