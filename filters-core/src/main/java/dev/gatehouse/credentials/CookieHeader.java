package dev.gatehouse.credentials;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Cookie} header of a request, read as RFC 6265 section 4.2.1 has it written: pairs between semicolons, a
 * name that ends at the first {@code =}, and a value that may stand in quotes, as {@code java.net.CookieManager} sends
 * it. Names are compared byte for byte, and of pairs with one name the first counts. What is no pair is passed over, so
 * that a cookie from elsewhere breaks nothing.
 *
 * <p>Read from the raw header: {@code getCookies()} takes some 8 µs for a cookie that is new to a connection (Jetty
 * 12.1), leaves out or refuses what a container takes for bad, and may be null.
 */
public final class CookieHeader {
    private static final String NAME = "Cookie";

    private final List<String> lines;

    private CookieHeader(List<String> lines) {
        this.lines = lines;
    }

    /** The header of this request. */
    public static CookieHeader of(HttpServletRequest request) {
        Enumeration<String> lines = request.getHeaders(NAME);
        return new CookieHeader(lines == null ? List.of() : Collections.list(lines));
    }

    /** The header in these lines, of which HTTP/2 may send several (RFC 9113 section 8.2.3). */
    public static CookieHeader of(List<String> lines) {
        return new CookieHeader(List.copyOf(lines));
    }

    /** The value of the first cookie with this name, as sent; null where there is none. */
    public @Nullable String value(String name) {
        for (String line : lines) {
            for (int start = 0; start < line.length(); ) {
                int end = pairEnd(line, start);
                int first = skipBlanks(line, start, end);
                int equals = first + name.length();
                if (equals < end && line.charAt(equals) == '=' && line.startsWith(name, first)) {
                    return value(line, equals, end);
                }
                start = end + 1;
            }
        }
        return null;
    }

    /** The names in the header, each once, in their order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines) {
            for (int start = 0; start < line.length(); ) {
                int end = pairEnd(line, start);
                String name = name(line, start, end);
                if (name != null) {
                    names.add(name);
                }
                start = end + 1;
            }
        }
        return names;
    }

    /**
     * The header lines without some cookies; all else stays as it was sent. A line of which nothing is left is gone.
     *
     * @param hidden tells by its name whether a cookie is left out
     */
    public List<String> without(Predicate<String> hidden) {
        List<String> left = new ArrayList<>(lines.size());
        for (String line : lines) {
            String rest = without(line, hidden);
            if (!rest.isEmpty()) {
                left.add(rest);
            }
        }
        return left;
    }

    private static String without(String line, Predicate<String> hidden) {
        StringBuilder rest = new StringBuilder(line.length());
        boolean nothingHidden = true;
        for (int start = 0; start < line.length(); ) {
            int end = pairEnd(line, start);
            String name = name(line, start, end);
            if (name != null && hidden.test(name)) {
                nothingHidden = false;
            } else {
                int from = rest.length() == 0 ? skipBlanks(line, start, end) : start;
                rest.append(rest.length() == 0 ? "" : ";").append(line, from, end);
            }
            start = end + 1;
        }
        return nothingHidden ? line : rest.toString();
    }

    private static @Nullable String name(String line, int start, int end) {
        int first = skipBlanks(line, start, end);
        int equals = line.indexOf('=', first);
        return equals <= first || equals >= end ? null : line.substring(first, equals);
    }

    private static String value(String line, int equals, int end) {
        int first = skipBlanks(line, equals + 1, end);
        int last = end;
        while (last > first && isBlank(line.charAt(last - 1))) {
            last--;
        }
        boolean quoted = last - first >= 2 && line.charAt(first) == '"' && line.charAt(last - 1) == '"';
        return quoted ? line.substring(first + 1, last - 1) : line.substring(first, last);
    }

    private static int pairEnd(String line, int start) {
        int end = line.indexOf(';', start);
        return end < 0 ? line.length() : end;
    }

    private static int skipBlanks(String line, int start, int end) {
        int first = start;
        while (first < end && isBlank(line.charAt(first))) {
            first++;
        }
        return first;
    }

    /** Space and tab only: any other blank, a Unicode one above all, belongs to a name and makes it another name. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
