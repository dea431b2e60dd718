package dev.gatehouse.demo;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.StandInCommand;
import dev.gatehouse.demo.launch.Demo;
import java.util.Arrays;
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
        if (arguments.length > 0 && arguments[0].equals("idp")) {
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(new StandInCommand(System.out, System.err).run(rest));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            Demo running = start(CommandLine.parse(List.of(arguments)));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running)));
        } catch (IllegalArgumentException unknown) {
            end(2, unknown);
        } catch (IllegalStateException failed) {
            end(1, failed);
        }
        stopped.await();
    }

    private static Demo start(CommandLine line) {
        Demo demo = Demo.start(line.port(), line.idpPort());
        say("Gatehouse demo", "Open       " + demo.firstPage());
        return demo;
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

    private static void close(Demo running) {
        try {
            running.close();
        } catch (Exception failed) {
            System.err.println(failed.getMessage());
        }
    }
}
