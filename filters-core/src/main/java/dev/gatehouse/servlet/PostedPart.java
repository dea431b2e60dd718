package dev.gatehouse.servlet;

import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of a kept multipart body; in memory, so that there is no file to delete. */
final class PostedPart implements Part {
    private final String name;
    private final Map<String, List<String>> headers;
    private final byte[] content;

    PostedPart(String name, Map<String, List<String>> headers, byte[] content) {
        this.name = name;
        this.headers = headers;
        this.content = content;
    }

    /** The text of a field of the form. */
    String text(Charset charset) {
        return new String(content, charset);
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable String getSubmittedFileName() {
        String disposition = getHeader("Content-Disposition");
        return disposition == null ? null : new MediaType(disposition).parameter("filename");
    }

    @Override
    public long getSize() {
        return content.length;
    }

    /** Writes the content to a file; a relative path lies in the JVM's directory for such files. */
    @Override
    public void write(String file) throws IOException {
        Files.write(Path.of(System.getProperty("java.io.tmpdir")).resolve(file), content);
    }

    @Override
    public void delete() {
        // Nothing outlives the request.
    }

    @Override
    public @Nullable String getHeader(String header) {
        List<String> values = headers.getOrDefault(header, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public Collection<String> getHeaders(String header) {
        return List.copyOf(headers.getOrDefault(header, List.of()));
    }

    @Override
    public Collection<String> getHeaderNames() {
        return Set.copyOf(headers.keySet());
    }
}
