package dev.gatehouse.demo.idp.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Json;
import java.io.IOException;
import java.time.Duration;

/** What goes wrong with a call. */
@FunctionalInterface
public interface Fault {
    /** Plays with an exchange; ends it by sending an answer or closing the connection. */
    void play(Exchange exchange) throws IOException, InterruptedException;

    /** The call is answered late, after this long in real time. */
    static Fault delay(Duration delay) {
        return exchange -> {
            exchange.pause(delay);
            exchange.send(exchange.process());
        };
    }

    /** The call is done at once, and its answer sent late. */
    static Fault lateAnswer(Duration delay) {
        return exchange -> {
            Answer answer = exchange.process();
            exchange.pause(delay);
            exchange.send(answer);
        };
    }

    /** Another answer, and nothing is done. */
    static Fault answer(Answer answer) {
        return exchange -> exchange.send(answer);
    }

    /** A status with errors as FusionAuth's {@code /api} words them, and nothing is done. */
    static Fault status(int status) {
        ObjectNode errors = Json.object();
        errors.putArray("generalErrors")
                .addObject()
                .put("code", status == 504 ? "[WebhookTransactionException]" : "[Exception]")
                .put("message", "The stand-in was told to answer " + status + ".");
        Answer answer = Answer.json(status, errors);
        return answer(status == 429 || status == 503 ? answer.with("Retry-After", "1") : answer);
    }

    /** A page where JSON is expected, as proxies put in front, and nothing is done. */
    static Fault html(int status) {
        return answer(Answer.html(status, "<!doctype html><title>Sorry</title><h1>Something went wrong</h1>"));
    }

    /** Half of the answer, then the connection is closed. The call is done. */
    static Fault halfAnswer() {
        return exchange -> exchange.sendHalf(exchange.process());
    }

    /** The answer a byte at a time, with a pause before each. The call is done. */
    static Fault trickle(Duration pause) {
        return exchange -> exchange.trickle(exchange.process(), pause);
    }

    /** The connection is closed; nothing is done. */
    static Fault drop() {
        return exchange -> exchange.close(false);
    }

    /** The connection is reset; nothing is done. */
    static Fault reset() {
        return exchange -> exchange.close(true);
    }

    /** The call is done, and its answer lost: the connection is closed. */
    static Fault loseAnswer() {
        return exchange -> {
            exchange.process();
            exchange.close(false);
        };
    }

    /** JSON that ends in the middle, with a matching length. The call is done. */
    static Fault truncatedJson() {
        return exchange -> {
            Answer answer = exchange.process();
            String half = answer.body().substring(0, answer.body().length() / 2);
            exchange.send(new Answer(answer.status(), answer.headers(), half));
        };
    }
}
