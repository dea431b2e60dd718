package dev.gatehouse.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much this node keeps for people who have not logged in yet, and may be anybody. */
final class KeptBytes {
    /** What an entry costs beside its own bytes, roughly; it bounds their number too. */
    static final int ENTRY_BYTES = 500;

    private record Entry(long bytes, Instant until) {}

    private final long most;
    private final Duration life;
    private final InstantSource time;
    /** Oldest first, since all live equally long. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private long sum;

    KeptBytes(long most, Duration life, InstantSource time) {
        this.most = most;
        this.life = life;
        this.time = time;
    }

    /** Counts an entry until its life is over; false where there is no room for it. */
    synchronized boolean add(String key, int bytes) {
        Instant now = time.instant();
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext()) {
            Entry oldest = oldestFirst.next();
            if (oldest.until().isAfter(now)) {
                break;
            }
            sum -= oldest.bytes();
            oldestFirst.remove();
        }
        long cost = (long) bytes + ENTRY_BYTES;
        if (sum + cost > most) {
            return false;
        }
        sum += cost;
        entries.put(key, new Entry(cost, now.plus(life)));
        return true;
    }

    synchronized void remove(String key) {
        Entry removed = entries.remove(key);
        if (removed != null) {
            sum -= removed.bytes();
        }
    }
}
