package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.model.Uuids;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The JSON body of a call to {@code /api}, and what FusionAuth says where a member is wrong. */
record Body(ObjectNode json) {

    /**
     * Reads the body.
     *
     * @throws ApiRefusal 400 if it is no JSON object
     */
    static Body of(Call call) {
        try {
            return new Body(call.json());
        } catch (IllegalArgumentException notJson) {
            throw ApiRefusal.general("[invalidJSON]", "The body is no JSON object.");
        }
    }

    /** A text; empty also where it is blank. */
    Optional<String> text(String name) {
        return Optional.of(json.path(name).asText()).filter(text -> !text.isBlank());
    }

    /**
     * A text that must be there.
     *
     * @throws ApiRefusal 400 if it is not
     */
    String requiredText(String name) {
        return text(name).orElseThrow(() -> ApiRefusal.field(name, "[blank]", "The " + name + " is missing."));
    }

    /**
     * A UUID.
     *
     * @throws ApiRefusal 400 if it is something else
     */
    Optional<UUID> uuid(String name) {
        return text(name)
                .map(text -> Uuids.parse(text)
                        .orElseThrow(() -> ApiRefusal.field(name, "[invalid]", "The " + name + " must be a UUID.")));
    }

    /** Never what is in it. */
    @Override
    public String toString() {
        return "Body";
    }

    /** Whether a member is {@code true}. */
    boolean is(String name) {
        return json.path(name).asBoolean();
    }

    /**
     * A life that may only be shorter than usual.
     *
     * @throws ApiRefusal 400 if it is longer, or no number of seconds
     */
    Duration shortened(String name, Duration longest) {
        JsonNode wanted = json.path(name);
        if (wanted.isMissingNode() || wanted.isNull()) {
            return longest;
        }
        if (!wanted.canConvertToInt() || wanted.asInt() < 1 || wanted.asInt() > longest.toSeconds()) {
            throw ApiRefusal.field(name, "[invalid]", "The " + name + " may only shorten the life of " + longest + ".");
        }
        return Duration.ofSeconds(wanted.asInt());
    }
}
