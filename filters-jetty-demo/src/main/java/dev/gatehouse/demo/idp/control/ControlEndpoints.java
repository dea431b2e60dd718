package dev.gatehouse.demo.idp.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.http.Faults;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import dev.gatehouse.demo.idp.http.Recorder;
import dev.gatehouse.demo.idp.http.Routes;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.session.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The stand-in's own controls. A change must come as {@code application/json}, so that no page in a browser can send
 * one unasked.
 */
public final class ControlEndpoints {
    private ControlEndpoints() {}

    /** Adds them. */
    public static void addTo(Routes routes, Instance instance, Faults faults, Recorder recorder) {
        routes.on("GET", "/stand-in/style.css", style())
                .on(
                        "POST",
                        "/stand-in/faults",
                        change(body -> Json.convert(body, FaultOrder.class).addTo(faults)))
                .on("DELETE", "/stand-in/faults", call -> {
                    faults.clear();
                    return Answer.empty(204);
                })
                .on(
                        "POST",
                        "/stand-in/clock",
                        change(body -> instance.time()
                                .setOffset(Duration.ofSeconds(
                                        body.path("offsetSeconds").asLong()))))
                .on("GET", "/stand-in/recorded", call -> recorded(call, recorder));
    }

    /** What a change does with its JSON. */
    private interface Change {
        void make(ObjectNode body);
    }

    private static Endpoint change(Change change) {
        return call -> {
            if (!call.isOfType("application/json")) {
                return Answer.json(415, Json.object().put("error", "expected application/json"));
            }
            try {
                change.make(call.json());
                return Answer.empty(204);
            } catch (IllegalArgumentException refused) {
                return Answer.json(400, Json.object().put("error", refused.getMessage()));
            }
        };
    }

    private static Answer recorded(Call call, Recorder recorder) {
        ObjectNode answer = Json.object();
        var requests = answer.putArray("requests");
        for (RecordedRequest request :
                call.query().get("path").map(recorder::to).orElseGet(recorder::all)) {
            requests.addObject().put("at", request.at().toString()).put("request", request.toString());
        }
        return Answer.json(200, answer);
    }

    private static Endpoint style() {
        try (InputStream in = ControlEndpoints.class.getResourceAsStream("style.css")) {
            if (in == null) {
                throw new IllegalStateException("style.css is missing beside " + ControlEndpoints.class);
            }
            Answer answer =
                    Answer.text(200, "text/css;charset=UTF-8", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return call -> answer;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
