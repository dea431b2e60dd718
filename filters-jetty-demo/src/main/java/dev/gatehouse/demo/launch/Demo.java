package dev.gatehouse.demo.launch;

import dev.gatehouse.demo.idp.StandIn;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The whole demonstration, running: the stand-in for FusionAuth, the store and the forums, each as web application and
 * as single-page application, and the first page. Everything listens on 127.0.0.1 only and is kept in memory.
 *
 * <p>The names of hosts end in {@code .localhost}, which browsers take to be this machine.
 */
public final class Demo implements AutoCloseable {
    /** How long a JWT lives: short enough to see a refresh within a minute. */
    static final Duration TOKEN_LIFE = Duration.ofSeconds(30);

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final StandIn standIn;
    private final SiteServer server;
    private final Site site;

    private Demo(StandIn standIn, SiteServer server, Site site) {
        this.standIn = standIn;
        this.server = server;
        this.site = site;
    }

    /**
     * Starts everything.
     *
     * @param port the port of the first page, the store and the forums, or 0 for any that is free
     * @param idpPort the port of the stand-in, or 0 for any that is free
     * @throws IllegalStateException if a port is taken
     */
    public static Demo start(int port, int idpPort) {
        SiteServer server = new SiteServer(port);
        StandIn standIn = null;
        try {
            standIn = StandIn.builder()
                    .port(idpPort)
                    .accessTokenLife(TOKEN_LIFE)
                    .refreshTokens(UsagePolicy.ONE_TIME, GRACE)
                    .showUsers()
                    .start();
            Site site = new Site(server.port(), URI.create(standIn.url()).getPort());
            Map<String, String> settings = Map.of(
                    "provider.url",
                    standIn.url(),
                    "provider.browser-url",
                    site.idp().toString());
            server.start(site, new RecentCalls(standIn::recorded), new Outage(standIn), settings);
            return new Demo(standIn, server, site);
        } catch (RuntimeException failed) {
            if (standIn != null) {
                standIn.close();
            }
            server.stop();
            throw failed;
        }
    }

    /** The first page, from which everything is reached. */
    public URI firstPage() {
        return site.first();
    }

    /** The store as web application. */
    public URI store() {
        return site.application(Site.STORE, Kind.WEB);
    }

    /** The forums as web application. */
    public URI forums() {
        return site.application(Site.FORUMS, Kind.WEB);
    }

    /** The store as single-page application. */
    public URI storeSpa() {
        return site.application(Site.STORE, Kind.SPA);
    }

    /** The forums as single-page application. */
    public URI forumsSpa() {
        return site.application(Site.FORUMS, Kind.SPA);
    }

    /** The stand-in for FusionAuth: its clock, its faults, what it was asked. */
    public StandIn standIn() {
        return standIn;
    }

    /** Stops everything. */
    @Override
    public void close() {
        server.stop();
        standIn.close();
    }
}
