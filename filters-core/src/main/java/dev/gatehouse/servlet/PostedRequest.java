package dev.gatehouse.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a POST is kept: its body, and the headers that tell what the body is and which page sent it. All else a browser
 * sends again by itself.
 */
public final class PostedRequest {
    private static final List<String> KEPT_PREFIXES = List.of("content-", "sec-fetch-");
    private static final Set<String> KEPT = Set.of("origin", "referer");

    private final Map<String, List<String>> headers;
    private final @Nullable String encoding;
    private final byte[] body;

    PostedRequest(Map<String, List<String>> headers, @Nullable String encoding, byte[] body) {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        this.headers = Collections.unmodifiableMap(anyCase);
        this.encoding = encoding;
        this.body = body;
    }

    /** The headers of a request, with a body that was read from it. */
    public static PostedRequest of(HttpServletRequest request, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            if (keeps(name)) {
                headers.put(name, Collections.list(request.getHeaders(name)));
            }
        }
        headers.put("Content-Length", List.of(Integer.toString(body.length)));
        return new PostedRequest(headers, request.getCharacterEncoding(), body.clone());
    }

    /** Empty where a header is longer than 64 KB. */
    public Optional<byte[]> toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 1000);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(headers.size());
            for (Map.Entry<String, List<String>> header : headers.entrySet()) {
                out.writeUTF(header.getKey());
                out.writeInt(header.getValue().size());
                for (String value : header.getValue()) {
                    out.writeUTF(value);
                }
            }
            out.writeUTF(encoding == null ? "" : encoding);
            out.write(body);
        } catch (UTFDataFormatException tooLong) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Optional.of(bytes.toByteArray());
    }

    /** What {@link #toBytes} made; empty for what another version made. */
    public static Optional<PostedRequest> fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                String[] values = new String[in.readInt()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readUTF();
                }
                headers.put(name, List.of(values));
            }
            String encoding = in.readUTF();
            return Optional.of(new PostedRequest(headers, encoding.isEmpty() ? null : encoding, in.readAllBytes()));
        } catch (IOException fromAnotherVersion) {
            return Optional.empty();
        }
    }

    /** Whether a header is the kept request's, present or not. */
    static boolean keeps(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return KEPT.contains(lower) || KEPT_PREFIXES.stream().anyMatch(lower::startsWith);
    }

    Set<String> headerNames() {
        return headers.keySet();
    }

    List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Nullable
    String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** What the container took the body's charset to be; null: nothing said. */
    @Nullable
    String encoding() {
        return encoding;
    }

    /** The body itself, not to be changed. */
    byte[] body() {
        return body;
    }
}
