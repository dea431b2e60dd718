package dev.gatehouse.demo.launch;

import java.net.URI;
import java.util.List;

/** Where everything is, as the browser sees it. */
record Site(int port, int idpPort) {
    static final String STORE = "store";
    static final String FORUMS = "forums";
    static final List<String> APPLICATIONS = List.of(STORE, FORUMS);

    /** The first page. */
    URI first() {
        return URI.create("http://demo.localhost:" + port + "/");
    }

    /** The home page of an application. */
    URI application(String name, Kind kind) {
        return URI.create("http://" + host(name) + ":" + port + "/" + kind.path() + "/");
    }

    /** The stand-in for FusionAuth. */
    URI idp() {
        return URI.create("http://auth.demo.localhost:" + idpPort);
    }

    /** The host an application answers on. */
    static String host(String name) {
        return name + ".demo.localhost";
    }
}
