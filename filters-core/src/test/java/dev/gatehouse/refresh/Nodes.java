package dev.gatehouse.refresh;

import dev.gatehouse.SettableTime;
import dev.gatehouse.decision.RefreshOutcome;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.settings.RefreshSettings;
import dev.gatehouse.settings.RefreshSettings.Endpoint;
import dev.gatehouse.settings.RefreshSettings.OnReuse;
import dev.gatehouse.settings.TokenSettings.Use;
import dev.gatehouse.store.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Nodes of one application, with their provider, store and clock. */
final class Nodes implements AutoCloseable {
    static final Duration MEMORY = Duration.ofSeconds(30);
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    static final Duration CLAIM_LIFE = Duration.ofSeconds(11);
    static final Duration LONG = Duration.ofSeconds(10);
    static final Duration AT_ONCE = Duration.ZERO;

    final SettableTime time = new SettableTime();
    final OneTimeProvider provider = new OneTimeProvider(time);
    final RecordingStore store = new RecordingStore(new MemoryStore(time));
    final List<Tokens> orphaned = new CopyOnWriteArrayList<>();
    final ExecutorService threads = Executors.newCachedThreadPool();

    Refresher node() {
        return node(provider, Use.ACCESS_TOKEN);
    }

    Refresher node(Exchange exchange, Use use) {
        RefreshSettings settings =
                new RefreshSettings(Endpoint.OAUTH2_TOKEN, Set.of(), Duration.ofSeconds(30), OnReuse.AUDIT, MEMORY);
        return new Refresher(exchange, provider::verify, orphaned::add, store, settings, use, REQUEST_TIMEOUT, threads);
    }

    /** A request on a thread of its own, which waits long. */
    Future<RefreshOutcome> request(Refresher node, String refreshToken, @Nullable String subject) {
        return threads.submit(() -> node.refresh(refreshToken, subject, null, LONG));
    }

    Future<RefreshOutcome> request(Refresher node, String refreshToken) {
        return request(node, refreshToken, null);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        store.close();
    }
}
