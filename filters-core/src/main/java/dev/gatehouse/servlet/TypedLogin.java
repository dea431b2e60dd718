package dev.gatehouse.servlet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * The name and the password that a user typed, letter by letter. The password is never shown.
 *
 * @param loginId empty where none was sent
 * @param password empty where none was sent
 */
public record TypedLogin(String loginId, String password) {
    /** Bytes of the longest JSON body that is read. */
    public static final int LONGEST_JSON = 16 * 1024;

    private static final int DEEPEST_JSON = 32;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST_JSON)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads the form fields {@code loginId} and {@code password}. */
    public static TypedLogin fromForm(HttpServletRequest request) {
        return new TypedLogin(
                Objects.requireNonNullElse(request.getParameter("loginId"), ""),
                Objects.requireNonNullElse(request.getParameter("password"), ""));
    }

    /** Reads a JSON object with the texts {@code loginId} and {@code password}; empty where the body is anything else. */
    public static Optional<TypedLogin> fromJson(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_JSON + 1);
        if (body.length > LONGEST_JSON) {
            return Optional.empty();
        }
        JsonNode read;
        try {
            read = JSON.readTree(body);
        } catch (JsonProcessingException quotesTheBody) {
            return Optional.empty();
        }
        JsonNode loginId = read.path("loginId");
        JsonNode password = read.path("password");
        return loginId.isTextual() && password.isTextual()
                ? Optional.of(new TypedLogin(loginId.textValue(), password.textValue()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "TypedLogin[]";
    }
}
