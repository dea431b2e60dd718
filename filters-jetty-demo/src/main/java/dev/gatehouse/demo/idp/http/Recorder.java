package dev.gatehouse.demo.idp.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The requests that came, the last ten thousand of them. */
public final class Recorder {
    private static final int KEPT = 10_000;

    private final InstantSource time;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    /** Nothing recorded yet. */
    public Recorder(InstantSource time) {
        this.time = time;
    }

    synchronized void record(Call call) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(new RecordedRequest(time.instant(), call));
        notifyAll();
    }

    /** All that came, oldest first. */
    public synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    /** All that came to one path, oldest first. */
    public synchronized List<RecordedRequest> to(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    /**
     * Waits until so many requests have come to one path.
     *
     * @param limit the longest wait, in real time
     * @return the requests to that path, oldest first
     * @throws IllegalStateException if they did not come in time, saying how many did
     */
    public synchronized List<RecordedRequest> await(String path, int count, Duration limit)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (to(path).size() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new IllegalStateException("expected " + count + " requests to " + path + " within " + limit
                        + ", found " + to(path).size());
            }
            wait(left);
        }
        return to(path);
    }

    /** Forgets all. */
    public synchronized void clear() {
        requests.clear();
    }
}
