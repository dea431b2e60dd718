package dev.gatehouse.provider;

import dev.gatehouse.settings.ProviderSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request and its answer over HTTP/1.1. Bounded in size, and in time from the first byte sent to the last received,
 * so that an answer of a byte a second does not get through. Follows no redirect, keeps no cookie, answers no
 * authentication challenge; a POST is never sent twice.
 */
final class BoundedExchange {
    static final int MAX_BODY = 1 << 20;

    private final HttpClient client;
    private final Duration total;

    /**
     * Exchanges within the settings' time-outs.
     *
     * @param executor runs the client's own short tasks; must have a thread for them while callers wait
     */
    BoundedExchange(ProviderSettings settings, Executor executor) {
        this.total = settings.requestTimeout();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(executor)
                .build();
    }

    HttpAnswer get(URI uri) throws IOException {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    /**
     * Sends the request and waits for the whole answer, whatever its status.
     *
     * @throws InterruptedIOException when this thread is interrupted; it stays so
     * @throws IOException when no complete answer came in time, or one too long or compressed; the message holds
     *     nothing of the answer
     */
    HttpAnswer send(HttpRequest.Builder request) throws IOException {
        request.setHeader("Accept", "application/json").setHeader("Accept-Encoding", "identity");
        HttpResponse<byte[]> response = await(client.sendAsync(request.build(), head -> new BoundedBody(MAX_BODY)));
        if (!response.headers()
                .firstValue("Content-Encoding")
                .orElse("identity")
                .equalsIgnoreCase("identity")) {
            throw new IOException("the answer has a Content-Encoding; none was asked for");
        }
        return new HttpAnswer(
                response.statusCode(),
                new String(response.body(), StandardCharsets.UTF_8),
                response.headers().firstValue("Retry-After").orElse(null));
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> pending) throws IOException {
        try {
            return pending.get(total.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            pending.cancel(true);
            throw new HttpTimeoutException("no complete answer within " + total);
        } catch (InterruptedException interrupted) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the answer");
        } catch (ExecutionException failed) {
            throw new IOException(reason(Objects.requireNonNullElse(failed.getCause(), failed)));
        }
    }

    /** What went wrong, without what the client quotes from an answer it cannot read. */
    private static String reason(Throwable cause) {
        String kind = cause.getClass().getSimpleName();
        boolean quotes = cause instanceof ProtocolException || !(cause instanceof IOException);
        return quotes ? kind : kind + ": " + ForeignText.printable(String.valueOf(cause.getMessage()));
    }
}
