package dev.gatehouse.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the parts of a {@code multipart/form-data} body (RFC 7578). */
final class MultipartBody {
    /** Each byte a char, so that text can be searched for what separates the parts. */
    private final String body;

    private final String delimiter;

    private MultipartBody(byte[] body, String boundary) {
        this.body = new String(body, StandardCharsets.ISO_8859_1);
        this.delimiter = "--" + boundary;
    }

    /**
     * The parts in their order.
     *
     * @throws IOException if this is not the body it says it is
     */
    static List<PostedPart> parts(byte[] body, String boundary) throws IOException {
        return new MultipartBody(body, boundary).read();
    }

    private List<PostedPart> read() throws IOException {
        List<PostedPart> parts = new ArrayList<>();
        int at = body.startsWith(delimiter) ? delimiter.length() : after("\r\n" + delimiter, 0);
        while (!body.startsWith("--", at)) {
            int lineEnd = after("\r\n", at);
            // A part without headers has the blank line right behind the delimiter's.
            int content = body.startsWith("\r\n", lineEnd) ? lineEnd + 2 : after("\r\n\r\n", lineEnd);
            int next = after("\r\n" + delimiter, content);
            int end = next - delimiter.length() - 2;
            parts.add(part(body.substring(lineEnd, content), body.substring(content, end)));
            at = next;
        }
        return parts;
    }

    private static PostedPart part(String head, String content) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : utf8(head).split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon).strip(), first -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        String name = new MediaType(
                        headers.getOrDefault("Content-Disposition", List.of("")).get(0))
                .parameter("name");
        if (name == null) {
            throw new IOException("a part of the multipart body has no name");
        }
        return new PostedPart(name, headers, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Browsers write names and file names in the page's encoding, which is UTF-8 nowadays. */
    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private int after(String text, int from) throws IOException {
        int found = body.indexOf(text, from);
        if (found < 0) {
            throw new IOException("the multipart body ends within a part");
        }
        return found + text.length();
    }
}
