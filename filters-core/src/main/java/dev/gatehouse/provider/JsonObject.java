package dev.gatehouse.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object from the provider: at most 32 levels deep, with nothing behind it. */
final class JsonObject {
    private static final int DEEPEST = 32;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode members;

    private JsonObject(JsonNode members) {
        this.members = members;
    }

    /**
     * Reads an object.
     *
     * @throws IOException when the text is anything else; the message holds nothing of it
     */
    static JsonObject parse(String text) throws IOException {
        JsonNode read;
        try {
            read = MAPPER.readTree(text);
        } catch (JsonProcessingException quotesTheText) {
            throw new IOException("the answer is not JSON of at most " + DEEPEST + " levels");
        }
        if (!read.isObject()) {
            throw new IOException("the answer is not a JSON object");
        }
        return new JsonObject(read);
    }

    /** JSON text of an object with these members. */
    static String write(Map<String, String> members) {
        try {
            return MAPPER.writeValueAsString(members);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts is always JSON", impossible);
        }
    }

    /**
     * The member's text; null where it is absent or JSON {@code null}.
     *
     * @throws IOException when it is another type, or empty
     */
    @Nullable
    String text(String name) throws IOException {
        JsonNode member = members.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return null;
        }
        if (!member.isTextual() || member.textValue().isEmpty()) {
            throw new IOException("\"" + name + "\" is not a text, or empty");
        }
        return member.textValue();
    }

    /** The member's text; empty where it is absent or another type. */
    String textOrEmpty(String name) {
        String text = members.path(name).textValue();
        return text == null ? "" : text;
    }

    /** Whether the member is {@code true}. */
    boolean isTrue(String name) {
        return members.path(name).booleanValue();
    }

    /** Whether the member is an object that has a member of the second name. */
    boolean has(String name, String nested) {
        return members.path(name).has(nested);
    }
}
