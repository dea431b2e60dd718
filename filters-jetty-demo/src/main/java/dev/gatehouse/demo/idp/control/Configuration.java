package dev.gatehouse.demo.idp.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Faults;
import dev.gatehouse.demo.idp.instance.ApiKey;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.Switches;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.model.Uuids;
import dev.gatehouse.demo.idp.webhook.TransactionType;
import dev.gatehouse.demo.idp.webhook.Webhook;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Settings as JSON, from a file or over HTTP: {@code tenants}, {@code applications}, {@code users}, {@code keys},
 * {@code apiKeys}, {@code switches}, {@code webhooks}, {@code transactions}, {@code faults}, {@code clock},
 * {@code accessTokenClaims}, {@code idTokenClaims} and {@code showUsers}, each optional. Tenants, applications
 * and users are FusionAuth's own objects with an {@code id}; what is there already under that id is merged with what is
 * given (RFC 7396), so that a file need only name what differs.
 */
public final class Configuration {
    private final Instance instance;
    private final Faults faults;
    private final Map<String, Consumer<JsonNode>> sections;

    /** The settings of this instance. */
    public Configuration(Instance instance, Faults faults) {
        this.instance = instance;
        this.faults = faults;
        this.sections = Map.ofEntries(
                Map.entry("tenants", each(this::putTenant)),
                Map.entry("applications", each(this::putApplication)),
                Map.entry("users", each(this::putUser)),
                Map.entry("keys", each(key -> KeyOrder.of(key).addTo(instance.keys()))),
                Map.entry("apiKeys", each(this::putApiKey)),
                Map.entry("switches", this::putSwitches),
                Map.entry("webhooks", each(this::putWebhook)),
                Map.entry("transactions", this::putTransactions),
                Map.entry("faults", each(this::putFault)),
                Map.entry("clock", this::putClock),
                Map.entry("accessTokenClaims", claims -> instance.issuer().populateAccessTokens(merging(claims))),
                Map.entry("idTokenClaims", claims -> instance.issuer().populateIdTokens(merging(claims))),
                Map.entry("showUsers", show -> instance.setShowingUsers(show.asBoolean())));
    }

    /**
     * Applies settings, section by section.
     *
     * @throws IllegalArgumentException naming every section that is wrong, what was found there and what is accepted;
     *     the others are applied
     */
    public void apply(ObjectNode json) {
        List<String> faulty = new ArrayList<>();
        json.properties().forEach(member -> {
            Consumer<JsonNode> section = sections.get(member.getKey());
            if (section == null) {
                faulty.add("unknown section \"" + member.getKey() + "\"; known are "
                        + sections.keySet().stream().sorted().toList());
                return;
            }
            try {
                section.accept(member.getValue());
            } catch (IllegalArgumentException wrong) {
                faulty.add(member.getKey() + ": " + wrong.getMessage());
            }
        });
        if (!faulty.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faulty));
        }
    }

    private static Consumer<JsonNode> each(Consumer<ObjectNode> put) {
        return list -> {
            if (!list.isArray()) {
                throw new IllegalArgumentException("expected a list of objects, found " + list.getNodeType());
            }
            for (JsonNode entry : list) {
                put.accept(Json.convert(entry, ObjectNode.class));
            }
        };
    }

    private void putTenant(ObjectNode json) {
        Directory directory = instance.directory();
        UUID id = id(json);
        Tenant base = directory.tenant(id).orElseGet(() -> Tenant.of(id, text(json, "name")));
        directory.put(Json.patched(base, json, Tenant.class));
    }

    private void putApplication(ObjectNode json) {
        Directory directory = instance.directory();
        UUID id = id(json);
        Application base = directory
                .application(id)
                .orElseGet(() -> Application.of(id, directory.defaultTenant().id(), text(json, "name")));
        directory.put(Json.patched(base, json, Application.class));
    }

    private void putUser(ObjectNode json) {
        Directory directory = instance.directory();
        UUID id = id(json);
        User base = directory
                .user(id)
                .orElseGet(
                        () -> User.of(id, directory.defaultTenant().id(), text(json, "email"), text(json, "password")));
        directory.put(Json.patched(base, json, User.class));
    }

    private void putApiKey(ObjectNode json) {
        instance.apiKeys().put(Json.patched(ApiKey.of(text(json, "key")), json, ApiKey.class));
    }

    private void putSwitches(JsonNode json) {
        instance.setSwitches(Json.patched(instance.switches(), json, Switches.class));
    }

    private void putWebhook(ObjectNode json) {
        Webhook base = Webhook.signed(URI.create(text(json, "url")));
        instance.webhooks().add(Json.patched(base, json, Webhook.class));
    }

    private void putTransactions(JsonNode json) {
        json.properties()
                .forEach(entry -> instance.webhooks()
                        .setTransaction(entry.getKey(), Json.convert(entry.getValue(), TransactionType.class)));
    }

    private void putFault(ObjectNode json) {
        Json.convert(json, FaultOrder.class).addTo(faults);
    }

    private void putClock(JsonNode json) {
        instance.time().setOffset(Duration.ofSeconds(json.path("offsetSeconds").asLong()));
    }

    private static UnaryOperator<ObjectNode> merging(JsonNode patch) {
        if (!patch.isObject()) {
            throw new IllegalArgumentException("expected an object of claims, found " + patch.getNodeType());
        }
        return claims -> Json.patched(claims, patch, ObjectNode.class);
    }

    private static UUID id(ObjectNode json) {
        return Uuids.parse(json.path("id").asText())
                .orElseThrow(() -> new IllegalArgumentException(
                        "id is \"" + json.path("id").asText() + "\"; expected a UUID"));
    }

    private static String text(ObjectNode json, String name) {
        @Nullable String text = json.path(name).textValue();
        if (text == null) {
            throw new IllegalArgumentException("a new entry needs \"" + name + "\"");
        }
        return text;
    }
}
