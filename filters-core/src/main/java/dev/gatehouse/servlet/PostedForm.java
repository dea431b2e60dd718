package dev.gatehouse.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A form that another server posts, of at most 64 KB. Read without the container's parameters, which mix in the query and
 * whose bound is the container's.
 */
public final class PostedForm {
    private static final int LONGEST = 64 * 1024;

    private final String body;

    private PostedForm(String body) {
        this.body = body;
    }

    /** Reads the body; empty where it is no form or longer. */
    public static Optional<PostedForm> read(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/x-www-form-urlencoded *(;.*)?")) {
            return Optional.empty();
        }
        byte[] bytes = request.getInputStream().readNBytes(LONGEST + 1);
        return bytes.length > LONGEST
                ? Optional.empty()
                : Optional.of(new PostedForm(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** The value of a field that is there once; empty where it is not. */
    public Optional<String> only(String name) {
        String found = null;
        for (String pair : body.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                if (found != null) {
                    return Optional.empty();
                }
                found = pair.substring(name.length() + 1);
            }
        }
        return Optional.ofNullable(found).flatMap(PostedForm::decoded);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
