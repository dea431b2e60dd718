package dev.gatehouse.demo.idp.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.http.Faults;
import dev.gatehouse.demo.idp.http.Recorder;
import dev.gatehouse.demo.idp.http.Routes;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.token.Algorithm;
import dev.gatehouse.demo.idp.token.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * The stand-in's own controls. A change must come as {@code application/json}, so that no page in a browser can send
 * one unasked; a page may not read an answer either.
 *
 * <ul>
 *   <li>{@code GET, POST /stand-in/configuration}: the settings that hold; some of them changed, see
 *       {@link Configuration}
 *   <li>{@code POST /stand-in/faults} {@code {path, fault, times, millis, status}}, {@code DELETE}: what is to go wrong
 *   <li>{@code POST /stand-in/users} {@code {userId, change, value, applicationId}}: a user changed, with the event and
 *       the revocation that follow
 *   <li>{@code POST /stand-in/events} {@code {type, tokenId, userId, applicationId, signing, times, members}}: an event
 *       sent, whatever has happened
 *   <li>{@code DELETE /stand-in/webhooks}: all forgotten
 *   <li>{@code POST /stand-in/keys/rotate} {@code {algorithm, published}}, {@code /publish} and {@code /withhold}
 *       {@code {kid}}: the signing keys
 *   <li>{@code GET /stand-in/recorded?path=}, {@code GET /stand-in/refresh-tokens}: what came, and what is alive;
 *       secrets masked
 * </ul>
 */
public final class ControlEndpoints {
    private ControlEndpoints() {}

    /** Adds them. */
    public static void addTo(Routes routes, Instance instance, Faults faults, Recorder recorder) {
        Configuration configuration = new Configuration(instance, faults);
        Overview overview = new Overview(instance, recorder);
        routes.on("GET", "/stand-in/style.css", style())
                .on("GET", "/stand-in/configuration", overview::configuration)
                .on("POST", "/stand-in/configuration", change(body -> {
                    configuration.apply(body);
                    return Answer.empty(204);
                }))
                .on("POST", "/stand-in/faults", change(body -> {
                    Json.convert(body, FaultOrder.class).addTo(faults);
                    return Answer.empty(204);
                }))
                .on("DELETE", "/stand-in/faults", change(body -> {
                    faults.clear();
                    return Answer.empty(204);
                }))
                .on("POST", "/stand-in/users", change(body -> {
                    Json.convert(body, UserOrder.class).make(instance);
                    return Answer.empty(204);
                }))
                .on(
                        "POST",
                        "/stand-in/events",
                        change(body -> Answer.json(
                                200,
                                Overview.deliveries(
                                        Json.convert(body, EventOrder.class).send(instance)))))
                .on("DELETE", "/stand-in/webhooks", change(body -> {
                    instance.webhooks().clear();
                    return Answer.empty(204);
                }))
                .on("GET", "/stand-in/recorded", overview::recorded)
                .on("GET", "/stand-in/refresh-tokens", overview::refreshTokens);
        addKeys(routes, instance);
    }

    private static void addKeys(Routes routes, Instance instance) {
        routes.on("POST", "/stand-in/keys/rotate", change(body -> {
                    Algorithm algorithm = body.has("algorithm")
                            ? Json.convert(body.path("algorithm"), Algorithm.class)
                            : Algorithm.RS256;
                    SigningKey key = instance.rotateKeys(
                            algorithm, body.path("published").asBoolean(true));
                    return Answer.json(200, Json.object().put("kid", key.kid()));
                }))
                .on("POST", "/stand-in/keys/publish", change(body -> {
                    instance.keys().publish(body.path("kid").asText());
                    return Answer.empty(204);
                }))
                .on("POST", "/stand-in/keys/withhold", change(body -> {
                    instance.keys().withhold(body.path("kid").asText());
                    return Answer.empty(204);
                }));
    }

    private static Endpoint change(Function<ObjectNode, Answer> change) {
        return call -> {
            if (!call.method().equals("DELETE") && !call.isOfType("application/json")) {
                return Answer.json(415, Json.object().put("error", "expected application/json"));
            }
            try {
                return change.apply(call.json());
            } catch (IllegalArgumentException refused) {
                return Answer.json(400, Json.object().put("error", refused.getMessage()));
            }
        };
    }

    private static Endpoint style() {
        try (InputStream in = ControlEndpoints.class.getResourceAsStream("style.css")) {
            if (in == null) {
                throw new IllegalStateException("style.css is missing beside " + ControlEndpoints.class);
            }
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = Answer.text(200, "text/css;charset=UTF-8", css);
            return call -> answer;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
