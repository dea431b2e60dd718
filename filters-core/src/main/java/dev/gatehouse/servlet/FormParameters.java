package dev.gatehouse.servlet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters in the order they came in: of the query first, of the body then (Servlet 6.0 section 3.1). */
final class FormParameters {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    FormParameters(Map<String, String[]> query) {
        query.forEach((name, given) -> values.put(name, new ArrayList<>(List.of(given))));
    }

    void add(String name, String value) {
        values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    /** Adds those of an {@code application/x-www-form-urlencoded} body (URL Standard section 5.1). */
    void addForm(byte[] body, Charset charset) {
        int start = 0;
        while (start < body.length) {
            int end = indexOf('&', body, start, body.length);
            int equals = indexOf('=', body, start, end);
            if (end > start) {
                String value = equals < end ? decode(body, equals + 1, end, charset) : "";
                add(decode(body, start, equals, charset), value);
            }
            start = end + 1;
        }
    }

    Map<String, String[]> toMap() {
        Map<String, String[]> map = new LinkedHashMap<>();
        values.forEach((name, all) -> map.put(name, all.toArray(String[]::new)));
        return map;
    }

    private static int indexOf(char c, byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != c) {
            at++;
        }
        return at;
    }

    private static String decode(byte[] bytes, int from, int end, Charset charset) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(end - from);
        for (int i = from; i < end; i++) {
            boolean escape = bytes[i] == '%'
                    && i + 2 < end
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2]);
            if (escape) {
                plain.write(HexFormat.fromHexDigit(bytes[i + 1]) << 4 | HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                plain.write(bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return plain.toString(charset);
    }
}
