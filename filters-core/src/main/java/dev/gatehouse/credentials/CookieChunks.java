package dev.gatehouse.credentials;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value kept in one cookie or, where that is too small, in up to five: {@code name}, {@code name.1} to
 * {@code name.4}. Each part then reads <code>count~tag~text</code>, where the tag is a hash of the whole value: parts of
 * two values, met where two responses crossed, are no value rather than a forged one.
 *
 * @param name the first cookie's
 */
record CookieChunks(String name) {
    private static final int MOST = 5;
    private static final char MARK = '~';

    /**
     * Splits a value.
     *
     * @param value cookie-octets, without {@code ~}
     * @param room the longest value one cookie may have
     * @return the values of the cookies in their order, a single one being the value itself; empty where five are too
     *     few
     */
    Optional<List<String>> split(String value, int room) {
        if (value.length() <= room) {
            return Optional.of(List.of(value));
        }
        String tag = MARK + HexFormat.of().toHexDigits(value.hashCode()) + MARK;
        int each = room - tag.length() - 1;
        if (each <= 0 || value.length() > MOST * each) {
            return Optional.empty();
        }
        int count = (value.length() + each - 1) / each;
        List<String> parts = new ArrayList<>(count);
        for (int start = 0; start < value.length(); start += each) {
            parts.add(count + tag + value.substring(start, Math.min(start + each, value.length())));
        }
        return Optional.of(parts);
    }

    /** The value that a request carries; null where it carries none, or not all of it. */
    @Nullable
    String join(CookieHeader header) {
        String first = header.value(name);
        if (first == null || first.isEmpty()) {
            return null;
        }
        if (first.indexOf(MARK) != 1) {
            return first;
        }
        int count = first.charAt(0) - '0';
        int headEnd = first.indexOf(MARK, 2) + 1;
        if (count < 2 || count > MOST || headEnd == 0) {
            return null;
        }
        String head = first.substring(0, headEnd);
        StringBuilder value = new StringBuilder(count * first.length()).append(first, headEnd, first.length());
        for (int index = 1; index < count; index++) {
            String part = header.value(name(index));
            if (part == null || !part.startsWith(head)) {
                return null;
            }
            value.append(part, headEnd, part.length());
        }
        return value.toString();
    }

    /** The name of one of the cookies, from 0. */
    String name(int index) {
        return index == 0 ? name : name + "." + index;
    }

    /** The names of all cookies that a value may take, the first one first. */
    List<String> names() {
        return IntStream.range(0, MOST).mapToObj(this::name).toList();
    }

    /** Whether a cookie's name is one of these. */
    boolean has(String cookieName) {
        if (!cookieName.startsWith(name)) {
            return false;
        }
        int rest = cookieName.length() - name.length();
        return rest == 0
                || (rest == 2
                        && cookieName.charAt(name.length()) == '.'
                        && cookieName.charAt(name.length() + 1) > '0'
                        && cookieName.charAt(name.length() + 1) < '0' + MOST);
    }
}
