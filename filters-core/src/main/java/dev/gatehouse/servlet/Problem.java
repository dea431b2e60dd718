package dev.gatehouse.servlet;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a script is told instead of the application's answer (RFC 9457).
 *
 * @param status HTTP status
 * @param code one of the documented codes, such as {@code login_required}
 * @param title one sentence for people
 * @param login where to log in; null: nowhere
 */
public record Problem(
        int status, String code, String title, @Nullable String login) {
    private static final JsonMapper JSON = new JsonMapper();

    /** A problem that no login solves. */
    public Problem(int status, String code, String title) {
        this(status, code, title, null);
    }

    /** Writes it as the whole response. */
    public void write(HttpServletResponse response) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", title);
        members.put("status", status);
        members.put("code", code);
        if (login != null) {
            members.put("login", login);
        }
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        writeJson(response, "application/problem+json", members);
    }

    /** Writes a JSON body that nobody may keep. */
    public static void writeJson(HttpServletResponse response, String contentType, Map<String, ?> members)
            throws IOException {
        byte[] body = JSON.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
