package dev.gatehouse.servlet;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a kept body says, as a form: its charset, parameters and parts. Each is found once, when it is asked for. */
final class ReplayedForm {
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    private final byte[] body;
    private final MediaType type;
    private @Nullable String encoding;
    private @Nullable List<PostedPart> parts;
    private @Nullable Map<String, String[]> parameters;

    ReplayedForm(PostedRequest posted) {
        String contentType = posted.header("Content-Type");
        this.body = posted.body();
        this.type = new MediaType(contentType == null ? "" : contentType);
        this.encoding = posted.encoding();
    }

    /** What the application said, else what the container did; null: neither. */
    @Nullable
    String encoding() {
        return encoding;
    }

    void setEncoding(String name) throws UnsupportedEncodingException {
        charset(name);
        if (parameters == null) {
            encoding = name;
        }
    }

    /** Where nothing is declared: forms and JSON are UTF-8 today, all else is what Servlet 6.0 section 3.12 says. */
    Charset usualCharset() {
        boolean utf8 = List.of(URL_ENCODED, MULTIPART, "application/json").contains(type.value());
        return utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    static Charset charset(String name) throws UnsupportedEncodingException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            UnsupportedEncodingException unsupported = new UnsupportedEncodingException(name);
            unsupported.initCause(unknown);
            throw unsupported;
        }
    }

    /**
     * The parameters of query and body. A body that cannot be read as what it says it is has none, as in containers.
     *
     * @param query those of the query
     * @param name charset of the body; null: the usual one
     */
    Map<String, String[]> parameters(Map<String, String[]> query, @Nullable String name) {
        Map<String, String[]> found = parameters;
        if (found == null) {
            FormParameters all = new FormParameters(query);
            try {
                Charset charset = name == null ? usualCharset() : charset(name);
                if (type.value().equals(URL_ENCODED)) {
                    all.addForm(body, charset);
                } else if (type.value().equals(MULTIPART)) {
                    addFields(all, charset);
                }
            } catch (IOException | ServletException unreadable) {
                // getParts() says so to who asks.
            }
            found = all.toMap();
            parameters = found;
        }
        return found;
    }

    /**
     * The parts of a multipart body.
     *
     * @throws ServletException if the body is none
     * @throws IOException if it is malformed
     */
    List<PostedPart> parts() throws IOException, ServletException {
        List<PostedPart> found = parts;
        if (found == null) {
            String boundary = type.parameter("boundary");
            if (!type.value().equals(MULTIPART) || boundary == null) {
                throw new ServletException("Content-Type is " + type.text() + "; expected multipart/form-data");
            }
            found = MultipartBody.parts(body, boundary);
            parts = found;
        }
        return found;
    }

    private void addFields(FormParameters all, Charset charset) throws IOException, ServletException {
        for (PostedPart part : parts()) {
            if (part.getSubmittedFileName() == null) {
                String own = part.getContentType() == null
                        ? null
                        : new MediaType(part.getContentType()).parameter("charset");
                all.add(part.getName(), part.text(own == null ? charset : charset(own)));
            }
        }
    }
}
