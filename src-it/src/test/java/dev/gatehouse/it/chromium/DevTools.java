package dev.gatehouse.it.chromium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection of the DevTools protocol: commands and their answers. */
final class DevTools implements WebSocket.Listener {
    private static final long LONGEST_WAIT_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger lastId = new AtomicInteger();
    private final ConcurrentMap<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    DevTools(URI address) {
        socket = await(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this));
    }

    /**
     * Sends a command and waits for its result.
     *
     * @throws Refused if the browser answers with an error
     */
    JsonNode send(String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            String command = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
            await(socket.sendText(command, true));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
        JsonNode result = await(answer);
        if (result.has("error")) {
            throw new Refused(
                    method + ": " + result.path("error").path("message").asText());
        }
        return result.path("result");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            take(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        waiting.values().forEach(answer -> answer.completeExceptionally(error));
    }

    void close() {
        socket.abort();
    }

    private void take(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            CompletableFuture<JsonNode> answer = waiting.remove(json.path("id").asInt());
            if (answer != null) {
                answer.complete(json);
            }
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** A command that the browser would not carry out. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
