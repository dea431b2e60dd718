package dev.gatehouse.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one path that a request is decided by: inside the web application, decoded once, without path parameters.
 *
 * <p>A path that some reader between here and the servlet could take for another one has none, and the request is
 * answered 400: encoded slashes, backslashes, semicolons and percent signs, backslashes, control characters, empty and
 * dot segments in every spelling, bad escapes, bad UTF-8 (RFC 3986 section 3.3; Servlet 6.0 section 3.5.2). Browsers
 * send none of these: they resolve dot segments, {@code %2e} ones too, themselves (WHATWG URL section 4.4). Containers
 * cannot be left to it: for {@code /public;/../protected} a strict Jetty 12.1 runs the servlet of {@code /public}.
 */
public final class CanonicalPath {
    private CanonicalPath() {}

    /** The path of a request, starting with a slash; empty where it is ambiguous. */
    public static Optional<String> of(HttpServletRequest request) {
        return of(request.getRequestURI(), request.getContextPath());
    }

    static Optional<String> of(String uri, String contextPath) {
        if (isPlain(uri) && startsWithPath(uri, contextPath)) {
            return Optional.of(inside(uri, contextPath));
        }
        String path = decode(uri);
        String context = contextPath.isEmpty() ? "" : decode(contextPath);
        if (path == null || context == null || !startsWithPath(path, context)) {
            return Optional.empty();
        }
        return Optional.of(inside(path, context));
    }

    /** Whether the text is its own decoded form. */
    private static boolean isPlain(String uri) {
        char previous = 0;
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            boolean afterSlash = i == 0 ? c != '/' : previous == '/' && (c == '/' || c == '.');
            if (afterSlash || !mayStandBare(c) || c == '%' || c == ';') {
                return false;
            }
            previous = c;
        }
        return !uri.isEmpty();
    }

    private static boolean startsWithPath(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    private static String inside(String path, String context) {
        return path.length() == context.length() ? "/" : path.substring(context.length());
    }

    private static @Nullable String decode(String uri) {
        if (!uri.startsWith("/")) {
            return null;
        }
        StringBuilder path = new StringBuilder(uri.length());
        for (int start = 1; start <= uri.length(); ) {
            int slash = uri.indexOf('/', start);
            int end = slash < 0 ? uri.length() : slash;
            String segment = segment(uri.substring(start, end));
            boolean emptyInside = slash >= 0 && segment != null && segment.isEmpty();
            if (segment == null || emptyInside) {
                return null;
            }
            path.append('/').append(segment);
            start = end + 1;
        }
        return path.toString();
    }

    /** One segment without its parameters; null where it is ambiguous. */
    private static @Nullable String segment(String raw) {
        int semicolon = raw.indexOf(';');
        String name = unescape(semicolon < 0 ? raw : raw.substring(0, semicolon));
        boolean badParameters = semicolon >= 0 && unescape(raw.substring(semicolon)) == null;
        if (name == null || badParameters || name.equals(".") || name.equals("..")) {
            return null;
        }
        return name;
    }

    private static @Nullable String unescape(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int octet = octet(raw, i);
                if (octet < 0 || !mayBeEscaped(octet)) {
                    return null;
                }
                bytes.write(octet);
                i += 2;
            } else if (mayStandBare(c)) {
                bytes.write(c);
            } else {
                return null;
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int octet(String raw, int percent) {
        if (percent + 2 >= raw.length()
                || !HexFormat.isHexDigit(raw.charAt(percent + 1))
                || !HexFormat.isHexDigit(raw.charAt(percent + 2))) {
            return -1;
        }
        return HexFormat.fromHexDigits(raw, percent + 1, percent + 3);
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().noneMatch(Character::isISOControl) ? text : null;
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static boolean mayStandBare(int c) {
        return c > ' ' && c < 0x7f && c != '\\' && c != '?' && c != '#';
    }

    private static boolean mayBeEscaped(int octet) {
        return octet != '/' && octet != '\\' && octet != ';' && octet != '%';
    }
}
