package dev.gatehouse.demo.idp.webhook;

import dev.gatehouse.demo.idp.token.SigningKeys;
import dev.gatehouse.demo.idp.token.TokenIssuer;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends events to the webhooks there are, on its own when something happens, and in any shape for a test. */
public final class Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int DELIVERIES_KEPT = 1000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebhookRequest requests;
    private final List<Webhook> webhooks = new CopyOnWriteArrayList<>();
    private final Map<String, TransactionType> transactions = new ConcurrentHashMap<>();
    private final Set<CompletableFuture<Delivery>> underWay = ConcurrentHashMap.newKeySet();
    private final Deque<Delivery> deliveries = new ArrayDeque<>();

    /** No webhooks yet; signatures are made with these keys. */
    public Webhooks(SigningKeys keys, TokenIssuer issuer) {
        this.requests = new WebhookRequest(keys, issuer);
    }

    /** Adds a webhook. */
    public void add(Webhook webhook) {
        webhooks.add(webhook);
    }

    /** Forgets all webhooks. */
    public void clear() {
        webhooks.clear();
    }

    /** The webhooks there are. */
    public List<Webhook> all() {
        return List.copyOf(webhooks);
    }

    /** Sets how many webhooks must take a type of event before what it tells may happen. */
    public void setTransaction(String eventType, TransactionType type) {
        transactions.put(eventType, type);
    }

    /**
     * Tells the webhooks that want it; on the side, unless the event is transactional.
     *
     * @throws dev.gatehouse.demo.idp.http.Refusal 504 if too few took a transactional event
     */
    public void emit(Event event) {
        List<Webhook> wanting =
                webhooks.stream().filter(webhook -> webhook.wants(event)).toList();
        TransactionType transaction = transactions.getOrDefault(event.type(), TransactionType.NONE);
        if (transaction == TransactionType.NONE) {
            underWay.removeIf(CompletableFuture::isDone);
            wanting.forEach(webhook -> underWay.add(deliver(webhook, event, Signing.AS_CONFIGURED)));
            return;
        }
        List<CompletableFuture<Delivery>> sent = wanting.stream()
                .map(webhook -> deliver(webhook, event, Signing.AS_CONFIGURED))
                .toList();
        long taken = sent.stream()
                .map(CompletableFuture::join)
                .filter(Delivery::isTaken)
                .count();
        if (!transaction.isMet(taken, wanting.size())) {
            throw new TransactionRefusal(event.type());
        }
    }

    /** Sends one event to one webhook and waits for the answer. The same event may be sent again and again. */
    public Delivery send(Webhook webhook, Event event, Signing signing) {
        return deliver(webhook, event, signing).join();
    }

    /**
     * Waits until every event that is under way was taken or not.
     *
     * @throws TimeoutException if that takes longer than the limit, in real time
     */
    public void settle(Duration limit) throws InterruptedException, TimeoutException {
        try {
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
                    .get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a delivery never fails, it reports", impossible);
        }
    }

    /** What came of the last thousand deliveries, oldest first. */
    public List<Delivery> deliveries() {
        synchronized (deliveries) {
            return List.copyOf(deliveries);
        }
    }

    private CompletableFuture<Delivery> deliver(Webhook webhook, Event event, Signing signing) {
        return client.sendAsync(requests.of(webhook, event, signing), BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .exceptionally(unreachable -> {
                    LOG.warn("{} did not take {}: {}", webhook, event, unreachable.toString());
                    return 0;
                })
                .thenApply(status -> record(new Delivery(event, webhook.url(), status)));
    }

    private Delivery record(Delivery delivery) {
        synchronized (deliveries) {
            if (deliveries.size() == DELIVERIES_KEPT) {
                deliveries.removeFirst();
            }
            deliveries.addLast(delivery);
        }
        return delivery;
    }
}
