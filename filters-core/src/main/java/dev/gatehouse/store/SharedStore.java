package dev.gatehouse.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Short-lived state that the nodes of one application share. Keys are short ASCII texts; values are opaque, encrypted by
 * whoever puts them where they hold secrets.
 *
 * <p>No method throws because the store is out of reach: each then answers as documented and the node goes on alone.
 */
public interface SharedStore extends AutoCloseable {

    /** The value, or null where there is none, it has ended, or the store is out of reach. */
    byte @Nullable [] get(String key);

    /** Puts a value until {@code timeToLive} is over, in place of any other. */
    void put(String key, byte[] value, Duration timeToLive);

    /**
     * Puts a value only where there is none.
     *
     * @return whether the value was put; true where the store is out of reach
     */
    boolean putIfAbsent(String key, byte[] value, Duration timeToLive);

    /** Removes the value only while it is still this one. */
    void removeIfSame(String key, byte[] value);

    /**
     * Calls back when a value is put or removed under a key, on any node. May call more often than that, never
     * blocks, and may call on any thread.
     *
     * @return ends the watch
     */
    Watch watch(String key, Runnable changed);

    @Override
    void close();

    /** A watch, until it is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
