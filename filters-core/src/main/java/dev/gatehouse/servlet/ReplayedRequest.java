package dev.gatehouse.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The GET that follows a login, as the POST that had to wait for it. */
public final class ReplayedRequest extends HttpServletRequestWrapper {
    private final PostedRequest posted;
    private final ReplayedForm form;
    private final ReplayedStream stream;
    private @Nullable BufferedReader reader;
    private boolean streamGiven;

    /** The request as this POST. */
    public ReplayedRequest(HttpServletRequest request, PostedRequest posted) {
        super(request);
        this.posted = posted;
        this.form = new ReplayedForm(posted);
        this.stream = new ReplayedStream(posted.body(), () -> getAsyncContext()::start);
    }

    /** The same POST over another request object of the container, as an ERROR dispatch brings it. */
    public ReplayedRequest over(HttpServletRequest request) {
        return new ReplayedRequest(request, posted);
    }

    @Override
    public String getMethod() {
        return "POST";
    }

    @Override
    public @Nullable String getHeader(String name) {
        return PostedRequest.keeps(name) ? posted.header(name) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return PostedRequest.keeps(name) ? Collections.enumeration(posted.headers(name)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = new ArrayList<>(posted.headerNames());
        for (String name : Collections.list(super.getHeaderNames())) {
            if (!PostedRequest.keeps(name)) {
                names.add(name);
            }
        }
        return Collections.enumeration(names);
    }

    @Override
    public int getIntHeader(String name) {
        if (!PostedRequest.keeps(name)) {
            return super.getIntHeader(name);
        }
        String value = posted.header(name);
        return value == null ? -1 : Integer.parseInt(value);
    }

    /** None of the kept headers is a date. */
    @Override
    public long getDateHeader(String name) {
        if (posted.header(name) != null) {
            throw new IllegalArgumentException(name + " is no date");
        }
        return super.getDateHeader(name);
    }

    @Override
    public @Nullable String getContentType() {
        return posted.header("Content-Type");
    }

    @Override
    public int getContentLength() {
        return posted.body().length;
    }

    @Override
    public long getContentLengthLong() {
        return posted.body().length;
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return form.encoding();
    }

    /** Of no effect once a reader was asked for, or a parameter. */
    @Override
    public void setCharacterEncoding(String encoding) throws UnsupportedEncodingException {
        if (reader == null) {
            form.setEncoding(encoding);
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        if (reader != null) {
            throw new IllegalStateException("getReader() was called before");
        }
        streamGiven = true;
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (streamGiven) {
            throw new IllegalStateException("getInputStream() was called before");
        }
        if (reader == null) {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? form.usualCharset() : ReplayedForm.charset(encoding);
            reader = new BufferedReader(new InputStreamReader(stream, charset));
        }
        return reader;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters().keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters().get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters());
    }

    /** The parts, read here: the limits of a {@code MultipartConfig} are the container's and are not asked. */
    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        return List.copyOf(form.parts());
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        return form.parts().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Map<String, String[]> parameters() {
        return form.parameters(super.getParameterMap(), getCharacterEncoding());
    }
}
