package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** JSON to settings and back. What a setting does not know is refused, never ignored. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
            .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Reads one JSON object.
     *
     * @throws IllegalArgumentException if the text is no JSON, or something else than an object
     */
    public static ObjectNode read(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("the body is no JSON; expected an object", notJson);
        }
        throw new IllegalArgumentException("the body is no JSON object");
    }

    /** The value as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The value as text. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can always be written", impossible);
        }
    }

    /**
     * The value with some of its members replaced (RFC 7396: {@code null} removes, objects merge, lists are replaced).
     *
     * @throws IllegalArgumentException naming the member that is unknown or of the wrong type, and what is accepted
     */
    public static <T> T patched(T value, JsonNode patch, Class<T> type) {
        return convert(merged(MAPPER.valueToTree(value), patch), type);
    }

    /** The value with the member at a dotted path set. */
    static <T> T with(T value, Class<T> type, String path, @Nullable Object member) {
        ObjectNode patch = object();
        ObjectNode at = patch;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            at = at.putObject(names[i]);
        }
        at.set(names[names.length - 1], MAPPER.valueToTree(member));
        return patched(value, patch, type);
    }

    /**
     * A tree as a typed value.
     *
     * @throws IllegalArgumentException naming the member that is unknown or of the wrong type, and what is accepted
     */
    public static <T> T convert(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException unknown) {
            Set<String> known = new TreeSet<>();
            unknown.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
            throw new IllegalArgumentException(
                    "unknown member \"" + unknown.getPropertyName() + "\"; known are " + known, unknown);
        } catch (JsonProcessingException mismatch) {
            throw new IllegalArgumentException(mismatch.getOriginalMessage(), mismatch);
        }
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object : object();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                JsonNode old = result.path(member.getKey());
                result.set(member.getKey(), merged(old, member.getValue()));
            }
        });
        return result;
    }
}
