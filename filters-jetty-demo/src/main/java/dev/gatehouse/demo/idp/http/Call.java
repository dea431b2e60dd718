package dev.gatehouse.demo.idp.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Caller;
import dev.gatehouse.demo.idp.model.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request, read to its end.
 *
 * @param baseUrl scheme, host and port as the caller addressed them
 * @param headers by lower-case name
 * @param cookies by name; of a repeated one the first
 * @param variables the parts of the path that a route left open
 */
public record Call(
        String method,
        String path,
        String baseUrl,
        Parameters query,
        Map<String, List<String>> headers,
        Map<String, String> cookies,
        Map<String, String> variables,
        String body,
        String remoteAddress) {

    /** A header's first value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(values -> values.get(0));
    }

    /** A cookie's value; none where it is not sent. */
    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    /**
     * The form in the body; no parameters where the body is of another type.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public Parameters form() {
        return isOfType("application/x-www-form-urlencoded") ? Parameters.parse(body) : Parameters.NONE;
    }

    /** The parameters where the method carries them: in the body of a POST, in the query of anything else. */
    public Parameters parameters() {
        return method.equals("POST") ? form() : query;
    }

    /**
     * The JSON object in the body; an empty one where there is no body.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    public ObjectNode json() {
        return body.isEmpty() ? Json.object() : Json.read(body);
    }

    /** Whether the body is of a media type. */
    public boolean isOfType(String mediaType) {
        return header("content-type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(mediaType::equals)
                .isPresent();
    }

    /** The token of {@code Authorization: Bearer}; empty without that scheme. */
    public Optional<String> bearerToken() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    /** Where it came from, as events tell it. */
    public Caller caller() {
        return new Caller(remoteAddress, header("user-agent").orElse(null));
    }

    Call withVariables(Map<String, String> found) {
        return new Call(method, path, baseUrl, query, headers, cookies, found, body, remoteAddress);
    }

    /** Method and path. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
