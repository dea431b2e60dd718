package dev.gatehouse.demo;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.StandIn;
import dev.gatehouse.demo.launch.Demo;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts the demo, or the stand-in for FusionAuth alone, and says what to open. */
@Console
public final class Main {
    private Main() {}

    /**
     * Runs until it is stopped from outside.
     *
     * @param arguments as {@code CommandLine.USAGE} says; anything else ends with status 2
     */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            AutoCloseable running = start(CommandLine.parse(List.of(arguments)));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running)));
        } catch (IllegalArgumentException unknown) {
            end(2, unknown);
        } catch (IllegalStateException failed) {
            end(1, failed);
        }
        stopped.await();
    }

    private static AutoCloseable start(CommandLine line) {
        return switch (line.command()) {
            case DEMO -> demo(line);
            case IDP -> idp(line);
        };
    }

    private static Demo demo(CommandLine line) {
        Demo demo = Demo.start(line.port(), line.idpPort());
        say("Gatehouse demo", "Open       " + demo.firstPage());
        return demo;
    }

    private static StandIn idp(CommandLine line) {
        StandIn standIn = StandIn.builder().port(line.port()).showUsers().start();
        say(
                "Stand-in for FusionAuth",
                "URL        " + standIn.url(),
                "Client     " + Fixtures.STORE_CLIENT_ID + "  secret " + Fixtures.STORE_CLIENT_SECRET,
                "           " + Fixtures.FORUMS_CLIENT_ID + "  secret " + Fixtures.FORUMS_CLIENT_SECRET);
        return standIn;
    }

    private static void say(String title, String... lines) {
        System.out.println("\n" + title + "\n");
        for (String line : lines) {
            System.out.println("  " + line);
        }
        System.out.println("  Log in as  " + Fixtures.ALICE_EMAIL + "  " + Fixtures.ALICE_PASSWORD);
        System.out.println("             " + Fixtures.BOB_EMAIL + "    " + Fixtures.BOB_PASSWORD);
        System.out.println("\nCtrl+C stops it.");
    }

    private static void end(int status, RuntimeException why) {
        System.err.println(why.getMessage());
        if (why.getCause() != null) {
            System.err.println(why.getCause().getMessage());
        }
        System.exit(status);
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception failed) {
            System.err.println(failed.getMessage());
        }
    }
}
