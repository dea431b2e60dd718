package dev.gatehouse.demo.idp.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An authorized URL in which {@code *} stands for any characters: before the path within the host and port alone, so
 * that a star there never reaches another host's name; after it anything.
 */
record UrlWildcard(String pattern) {
    private static final Pattern AUTHORITY = Pattern.compile("^([a-z][a-z0-9+.-]*://[^/?#]*)(.*)$");

    boolean matches(String url) {
        Matcher wanted = AUTHORITY.matcher(pattern);
        Matcher found = AUTHORITY.matcher(url);
        return wanted.matches()
                && found.matches()
                && !found.group(2).contains("#")
                && matches(wanted.group(1), found.group(1), "[A-Za-z0-9.-]*")
                && matches(wanted.group(2), found.group(2), ".*");
    }

    private static boolean matches(String pattern, String text, String star) {
        StringBuilder regex = new StringBuilder();
        for (String literal : pattern.split("(?=\\*)|(?<=\\*)", -1)) {
            regex.append(literal.equals("*") ? star : Pattern.quote(literal));
        }
        return text.matches(regex.toString());
    }
}
