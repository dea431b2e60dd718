package dev.gatehouse.credentials;

import java.time.Duration;

/**
 * One {@code Set-Cookie} header line (RFC 6265bis section 4.1). Written by hand, since {@code SameSite} came to
 * {@code jakarta.servlet.http.Cookie} with Servlet 6.0 only.
 *
 * @param name an HTTP token
 * @param value cookie-octets (RFC 6265 section 4.1.1), not in quotes
 * @param maxAge seconds; 0 deletes the cookie
 * @param httpOnly whether scripts are kept from it
 * @param attributes what it shares with the others
 */
record SetCookie(String name, String value, long maxAge, boolean httpOnly, CookieAttributes attributes) {
    /** The longest line in bytes; browsers drop a cookie above 4,096, and some count the attributes. */
    static final int LONGEST = 4095;

    /** The longest life that browsers grant (RFC 6265bis section 5.5). */
    private static final Duration LONGEST_LIFE = Duration.ofDays(400);

    private static final String NO_TOKEN = "()<>@,;:\\\"/[]?={}";

    /** @throws IllegalArgumentException naming what cannot stand in the line, but never the value */
    SetCookie {
        if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7f && NO_TOKEN.indexOf(c) < 0)) {
            throw new IllegalArgumentException("cookie name \"" + name + "\" is not an HTTP token");
        }
        if (!value.chars().allMatch(SetCookie::isOctet)) {
            throw new IllegalArgumentException("the value of cookie " + name + " holds more than cookie-octets");
        }
        refuseOdd("Path", attributes.path());
        String domain = attributes.domain();
        if (domain != null) {
            refuseOdd("Domain", domain);
        }
        maxAge = Math.min(Math.max(maxAge, 0), LONGEST_LIFE.toSeconds());
    }

    /** The value of the header; ASCII. */
    String line() {
        CookieAttributes mine = attributes.forName(name);
        StringBuilder line = new StringBuilder(value.length() + 128)
                .append(name)
                .append('=')
                .append(value)
                .append("; Path=")
                .append(mine.path());
        if (mine.domain() != null) {
            line.append("; Domain=").append(mine.domain());
        }
        line.append("; Max-Age=").append(maxAge);
        if (mine.secure()) {
            line.append("; Secure");
        }
        if (httpOnly) {
            line.append("; HttpOnly");
        }
        return line.append("; SameSite=").append(sameSite(mine)).toString();
    }

    static boolean isOctet(int c) {
        return c > ' ' && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
    }

    private static String sameSite(CookieAttributes attributes) {
        return switch (attributes.sameSite()) {
            case LAX -> "Lax";
            case STRICT -> "Strict";
            case NONE -> "None";
        };
    }

    private static void refuseOdd(String attribute, String text) {
        if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != ';')) {
            throw new IllegalArgumentException("cookie " + attribute + " \"" + text
                    + "\" holds a semicolon, a control character or more than ASCII");
        }
    }
}
