package dev.gatehouse.demo.idp.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Json;
import java.util.UUID;

/**
 * Something that happened, as webhooks are told. Sent again it is the same event, with the same id and the same bytes.
 *
 * @param body the whole request body, {@code {"event":{…}}}; may hold live tokens
 */
public record Event(String type, UUID tenantId, String body) {

    static Event of(String type, UUID tenantId, ObjectNode event) {
        ObjectNode request = Json.object();
        request.set("event", event);
        return new Event(type, tenantId, Json.write(request));
    }

    /** Type and tenant. */
    @Override
    public String toString() {
        return "Event[" + type + " of tenant " + tenantId + "]";
    }
}
