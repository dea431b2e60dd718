package dev.gatehouse.servlet;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A header of a value and parameters, such as {@code Content-Type} (RFC 9110 section 8.3.1) and
 * {@code Content-Disposition} (RFC 6266).
 */
record MediaType(String text) {

    /** The value before the parameters, in lower case. */
    String value() {
        int semicolon = text.indexOf(';');
        return (semicolon < 0 ? text : text.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** The first parameter of this name, without its quotes; null where there is none. */
    @Nullable
    String parameter(String name) {
        int at = text.indexOf(';');
        while (at >= 0 && at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                return null;
            }
            boolean found = text.substring(at + 1, equals).strip().equalsIgnoreCase(name);
            int start = equals + 1;
            boolean quoted = start < text.length() && text.charAt(start) == '"';
            int end = text.indexOf(quoted ? '"' : ';', quoted ? start + 1 : start);
            end = end < 0 ? text.length() : end;
            if (found) {
                return quoted
                        ? text.substring(start + 1, end)
                        : text.substring(start, end).strip();
            }
            at = text.indexOf(';', end);
        }
        return null;
    }
}
