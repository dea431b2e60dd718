package dev.gatehouse.servlet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code Forwarded} header (RFC 7239 section 4): one element for each proxy, the nearest last. Read as a whole or
 * not at all, since a quote that a client leaves open would swallow what a proxy adds behind it.
 */
final class ForwardedHeader {
    private final String text;
    private int at;

    private ForwardedHeader(String text) {
        this.text = text;
    }

    /** The parameters of each element, names in lower case; empty where the header is malformed. */
    static Optional<List<Map<String, String>>> elements(List<String> lines) {
        return lines.isEmpty() ? Optional.of(List.of()) : new ForwardedHeader(String.join(",", lines)).read();
    }

    private Optional<List<Map<String, String>>> read() {
        List<Map<String, String>> elements = new ArrayList<>();
        Map<String, String> element = new HashMap<>();
        while (true) {
            skipBlanks();
            String name = token().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !(take('=') && value(element, name))) {
                return Optional.empty();
            }
            skipBlanks();
            boolean nextPair = take(';');
            boolean nextElement = !nextPair && take(',');
            if (!nextPair) {
                elements.add(element);
                element = new HashMap<>();
            }
            if (!nextPair && !nextElement) {
                return at == text.length() ? Optional.of(elements) : Optional.empty();
            }
        }
    }

    private boolean value(Map<String, String> element, String name) {
        String value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
        return !value.isEmpty() && element.put(name, value) == null;
    }

    /** A quoted-string's text; empty where it does not end. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\') {
                at++;
            }
            if (at < text.length()) {
                value.append(text.charAt(at));
            }
        }
        return "";
    }

    /** A token; colons and brackets too, which some proxies leave unquoted. */
    private String token() {
        int start = at;
        while (at < text.length() && text.charAt(at) > ' ' && ";,=\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean take(char c) {
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
