package dev.gatehouse;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The suite's own threads: none while nothing goes on. */
final class Threads {
    private static final int IDLE_SECONDS = 5;

    private Threads() {}

    /** A pool that starts a thread for each task that finds none free, since some of its tasks wait for others. */
    static ExecutorService pool() {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "gatehouse-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(Threads.class.getClassLoader());
                    return thread;
                });
    }
}
