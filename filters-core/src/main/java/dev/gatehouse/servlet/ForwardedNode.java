package dev.gatehouse.servlet;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Who sent a request on, as {@code Forwarded} and {@code X-Forwarded-For} name it (RFC 7239 section 6). */
final class ForwardedNode {
    private static final int LONGEST_ADDRESS = 45;

    private ForwardedNode() {}

    /** The IP address without port and brackets; null for {@code unknown}, {@code _hidden} and anything else. */
    static @Nullable String address(String node) {
        String address = node;
        if (node.startsWith("[")) {
            int bracket = node.indexOf(']');
            address = bracket < 0 ? "" : node.substring(1, bracket);
        } else if (node.indexOf(':') >= 0 && node.indexOf(':') == node.lastIndexOf(':')) {
            address = node.substring(0, node.indexOf(':'));
        }
        return isAddress(address) ? address : null;
    }

    /** Whether text has an address's characters only, with a dot or a colon among them. */
    static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS
                && (text.indexOf(':') >= 0 || text.indexOf('.') > 0)
                && text.chars().allMatch(c -> HexFormat.isHexDigit(c) || c == ':' || c == '.');
    }
}
