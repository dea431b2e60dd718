package dev.gatehouse.demo;

import java.util.Iterator;
import java.util.List;

/**
 * What was asked of the demo on the command line.
 *
 * @param port the demo's port; 0 for any that is free
 * @param idpPort the stand-in's port beside the demo; 0 for any that is free
 */
record CommandLine(int port, int idpPort) {
    static final String USAGE = """
            java -jar gatehouse-demo.jar [demo] [--port 8080] [--idp-port 9011]
                the store and the forums, guarded, with a stand-in for FusionAuth
            java -jar gatehouse-demo.jar idp [--port 9011] [--config file.json]
                the stand-in for FusionAuth alone
            A port is 0, for any that is free, to 65535.""";

    private static final int SITE_PORT = 8080;
    private static final int IDP_PORT = 9011;

    /**
     * Reads the arguments: at most one command, and options.
     *
     * @throws IllegalArgumentException naming what was found and what is accepted
     */
    static CommandLine parse(List<String> arguments) {
        boolean named = !arguments.isEmpty() && !arguments.get(0).startsWith("-");
        if (named && !arguments.get(0).equals("demo")) {
            throw new IllegalArgumentException("unknown command " + arguments.get(0) + "\n" + USAGE);
        }
        int port = SITE_PORT;
        int idpPort = IDP_PORT;
        Iterator<String> rest = arguments.listIterator(named ? 1 : 0);
        while (rest.hasNext()) {
            String option = rest.next();
            if (option.equals("--port")) {
                port = port(option, rest);
            } else if (option.equals("--idp-port")) {
                idpPort = port(option, rest);
            } else {
                throw new IllegalArgumentException("unknown option " + option + "\n" + USAGE);
            }
        }
        return new CommandLine(port, idpPort);
    }

    private static int port(String option, Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "nothing";
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(option + " is followed by " + text + "\n" + USAGE);
    }
}
