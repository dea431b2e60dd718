package dev.gatehouse.demo.idp.http;

import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** A server on 127.0.0.1 that can be stopped and started again on the same port. */
public final class HttpListener {
    private static final String HOST = "127.0.0.1";

    private final Endpoint endpoint;
    private final Recorder recorder;
    private final Faults faults;
    private int port;
    private @Nullable Running running;

    private record Running(Server server, StrictConnector connector, CountDownLatch closing) {}

    /**
     * A server that is not started yet.
     *
     * @param port the port, or 0 for any that is free
     */
    public HttpListener(Endpoint endpoint, Recorder recorder, Faults faults, int port) {
        this.endpoint = endpoint;
        this.recorder = recorder;
        this.faults = faults;
        this.port = port;
    }

    /**
     * Starts to listen; does nothing where it does already.
     *
     * @throws IllegalStateException if the port is taken
     */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("stand-in");
        threads.setDaemon(true);
        threads.setStopTimeout(1000);
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        StrictConnector connector = new StrictConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(HOST);
        connector.setPort(port);
        server.addConnector(connector);
        CountDownLatch closing = new CountDownLatch(1);
        server.setHandler(new HttpFront(endpoint, recorder, faults, closing));
        try {
            server.start();
        } catch (Exception cause) {
            throw new IllegalStateException("the stand-in cannot listen on " + HOST + ":" + port, cause);
        }
        port = connector.getLocalPort();
        running = new Running(server, connector, closing);
    }

    /** Stops to listen and closes every connection; does nothing where it is stopped. */
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        running.closing().countDown();
        try {
            running.server().stop();
        } catch (Exception cause) {
            throw new IllegalStateException("the stand-in did not stop in good order", cause);
        } finally {
            running.connector().finish();
            running = null;
        }
    }

    /** {@code http://127.0.0.1:<port>}; the port stays the same over a stop and a start. */
    public synchronized String url() {
        return "http://" + HOST + ":" + port;
    }
}
