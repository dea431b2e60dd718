package dev.gatehouse.demo.idp;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a stand-in alone, until the process ends: {@code idp [--port <number>] [--config <file.json>]}. The port is 9011
 * as FusionAuth's, unless given.
 */
public final class StandInCommand {
    private static final int DEFAULT_PORT = 9011;
    private static final String USAGE = "usage: idp [--port <number>] [--config <file.json>]";

    private final PrintStream out;
    private final PrintStream err;

    /** A command that writes to these. */
    public StandInCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs until the thread is interrupted.
     *
     * @return the exit status: 0, or 2 where the arguments or the file are wrong, having said what is accepted
     */
    public int run(String... args) {
        StandInBuilder builder = StandIn.builder().port(DEFAULT_PORT).showUsers();
        try {
            read(args, builder);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            err.println(USAGE);
            return 2;
        }
        return serve(builder);
    }

    private int serve(StandInBuilder builder) {
        try (StandIn idp = builder.start()) {
            out.println("The FusionAuth stand-in listens on " + idp.url() + " (for tests and demos only)");
            out.println("Log in as " + Fixtures.ALICE_EMAIL + " with " + Fixtures.ALICE_PASSWORD);
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            err.println(wrong.getMessage());
            return 2;
        }
        return 0;
    }

    private static void read(String[] args, StandInBuilder builder) {
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--port" -> builder.port(port(value));
                case "--config" -> builder.configuration(text(value));
                default -> throw new IllegalArgumentException("unknown argument \"" + args[i] + "\"");
            }
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "--config is \"" + file + "\"; expected a file that can be read", unreadable);
        }
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException notNumber) {
            // Answered below like a number that is out of range.
        }
        throw new IllegalArgumentException("--port is \"" + text + "\"; expected 0 to 65535");
    }
}
