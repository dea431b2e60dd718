package dev.gatehouse.demo.idp.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A fault that holds every call back until a test lets go: no call is done before {@link #release()}. Held calls go on
 * by themselves when the stand-in stops, or after a minute.
 */
public final class HeldCalls implements Fault, AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration GLANCE = Duration.ofMillis(5);

    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void play(Exchange exchange) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (released.getCount() > 0 && System.nanoTime() < end && !exchange.isClosing()) {
            exchange.pause(GLANCE);
        }
        exchange.send(exchange.process());
    }

    /** Lets go of all that are held, and of all that come later. */
    public void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
    }
}
