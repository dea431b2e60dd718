package dev.gatehouse.store;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who wants to hear of changes in one JVM, by key. As many as were opened and not closed. */
final class Watches {
    private final ConcurrentMap<String, List<OpenWatch>> byKey = new ConcurrentHashMap<>();

    SharedStore.Watch open(String key, Runnable changed) {
        OpenWatch watch = new OpenWatch(key, changed);
        byKey.compute(key, (same, open) -> {
            List<OpenWatch> all = open == null ? new CopyOnWriteArrayList<>() : open;
            all.add(watch);
            return all;
        });
        return watch;
    }

    /** Calls back whoever watches the key, on this thread. */
    void changed(String key) {
        byKey.getOrDefault(key, List.of()).forEach(watch -> watch.changed.run());
    }

    void close() {
        byKey.clear();
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    private final class OpenWatch implements SharedStore.Watch {
        private final String key;
        private final Runnable changed;

        OpenWatch(String key, Runnable changed) {
            this.key = key;
            this.changed = changed;
        }

        @Override
        public void close() {
            byKey.computeIfPresent(key, (same, open) -> {
                open.remove(this);
                return open.isEmpty() ? null : open;
            });
        }
    }
}
