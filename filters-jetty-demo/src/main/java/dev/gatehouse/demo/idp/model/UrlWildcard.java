package dev.gatehouse.demo.idp.model;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An authorized URL in which {@code *} stands for any characters of its part: of the host, of the port (digits), or of
 * path and query. So a star in one part never reaches into another host's name.
 */
record UrlWildcard(String pattern) {
    private static final Pattern PARTS = Pattern.compile("^([a-z][a-z0-9+.-]*://)([^/?#:]*)(:[^/?#]*)?(.*)$");
    private static final String IN_HOST = "[A-Za-z0-9.-]*";
    private static final String IN_PORT = "[0-9]*";
    private static final String IN_PATH = "[^#]*";

    boolean matches(String url) {
        Matcher wanted = PARTS.matcher(pattern);
        Matcher found = PARTS.matcher(url);
        return wanted.matches()
                && found.matches()
                && wanted.group(1).equals(found.group(1))
                && matches(wanted.group(2), found.group(2), IN_HOST)
                && matches(port(wanted), port(found), IN_PORT)
                && matches(wanted.group(4), found.group(4), IN_PATH);
    }

    private static String port(Matcher parts) {
        return Objects.requireNonNullElse(parts.group(3), "");
    }

    private static boolean matches(String pattern, String text, String star) {
        StringBuilder regex = new StringBuilder();
        for (String literal : pattern.split("(?=\\*)|(?<=\\*)", -1)) {
            regex.append(literal.equals("*") ? star : Pattern.quote(literal));
        }
        return text.matches(regex.toString());
    }
}
