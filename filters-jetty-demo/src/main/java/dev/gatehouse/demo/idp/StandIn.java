package dev.gatehouse.demo.idp;

import dev.gatehouse.demo.idp.api.ApiEndpoints;
import dev.gatehouse.demo.idp.control.ControlEndpoints;
import dev.gatehouse.demo.idp.http.Faults;
import dev.gatehouse.demo.idp.http.HttpListener;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import dev.gatehouse.demo.idp.http.Recorder;
import dev.gatehouse.demo.idp.http.Routes;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.oauth.OAuthEndpoints;
import java.util.List;

/**
 * A small server that answers like FusionAuth, on 127.0.0.1, with all its state in memory: for tests and demos, never
 * for anything else.
 *
 * <pre>{@code
 * try (StandIn idp = StandIn.builder().accessTokenLife(Duration.ofMinutes(1)).start()) {
 *     // idp.url() is the provider's base URL; Fixtures names clients and users
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class StandIn implements AutoCloseable {
    private final Recorder recorder;
    private final Faults faults;
    private final Controls controls;
    private final HttpListener listener;

    StandIn(Instance instance, Faults faults, int port) {
        this.faults = faults;
        recorder = new Recorder(instance.time());
        controls = new Controls(instance);
        Routes routes = new Routes();
        OAuthEndpoints.addTo(routes, instance);
        ApiEndpoints.addTo(routes, instance);
        ControlEndpoints.addTo(routes, instance, faults, recorder);
        listener = new HttpListener(new CookiePolicy(routes, instance), recorder, faults, port);
    }

    /** A stand-in with the {@link Fixtures}, to be changed before it starts. */
    public static StandInBuilder builder() {
        return new StandInBuilder();
    }

    /** Starts to listen, after {@link #stop()} on the same port and with the state it had. */
    public StandIn start() {
        listener.start();
        return this;
    }

    /** Refuses connections from now on; what it knows is kept. */
    public void stop() {
        listener.stop();
    }

    /** {@link #stop() Stops}. */
    @Override
    public void close() {
        stop();
    }

    /** The base URL, {@code http://127.0.0.1:<port>}. */
    public String url() {
        return listener.url();
    }

    /** What can be changed while it runs. */
    public Controls controls() {
        return controls;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** The requests that came, and how to wait for some. */
    public Recorder recorder() {
        return recorder;
    }

    /** All requests that came, oldest first. */
    public List<RecordedRequest> recorded() {
        return recorder.all();
    }

    /** All requests to one path, oldest first. */
    public List<RecordedRequest> recorded(String path) {
        return recorder.to(path);
    }
}
