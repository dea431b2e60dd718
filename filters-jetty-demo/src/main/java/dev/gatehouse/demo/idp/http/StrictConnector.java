package dev.gatehouse.demo.idp.http;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connector that leaves no connection behind. Jetty leaves one open that it accepts while it stops, whose client would
 * wait for an answer in vain.
 */
final class StrictConnector extends ServerConnector {
    private static final Logger LOG = LoggerFactory.getLogger(StrictConnector.class);

    private final Set<Socket> accepted = ConcurrentHashMap.newKeySet();
    private volatile boolean finished;

    StrictConnector(Server server, HttpConnectionFactory factory) {
        super(server, 1, 1, factory);
    }

    @Override
    protected void configure(Socket socket) {
        super.configure(socket);
        accepted.removeIf(Socket::isClosed);
        accepted.add(socket);
        if (finished) {
            close(socket);
        }
    }

    /** Closes what was accepted, and what still will be, after the server has stopped. */
    void finish() {
        finished = true;
        accepted.forEach(StrictConnector::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            LOG.debug("{} was closed already", socket, closedAlready);
        }
    }
}
