package dev.gatehouse.settings;

import java.util.regex.Pattern;

/**
 * A URL pattern inside the web application, as in Servlet 6.0 section 12.2: {@code /a} exact, {@code /a/*} prefix (and
 * {@code /a} itself), {@code *.css} extension, {@code /} the root page alone, {@code /*} everything.
 *
 * @param text the pattern as written, not percent-encoded
 */
public record PathPattern(String text) {
    private static final Pattern EXTENSION = Pattern.compile("\\*\\.[^/*\\\\;?#%\\p{Cntrl}]+");
    private static final Pattern PATH = Pattern.compile("(/[^/*\\\\;?#%\\p{Cntrl}]+)*(/|/\\*)?");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.\\.?(/|$)");

    /**
     * Checks the form. What no canonical path has in it (parameters, queries, dot segments, empty segments, escapes) is
     * refused, since such a pattern would never match.
     *
     * @throws IllegalArgumentException naming the text and the forms accepted
     */
    public PathPattern {
        boolean path = text.startsWith("/")
                && PATH.matcher(text).matches()
                && !DOT_SEGMENT.matcher(text).find();
        if (!path && !EXTENSION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a URL pattern; accepted: /a, /a/*, *.ext, / and /*");
        }
    }

    /**
     * Whether a path is covered.
     *
     * @param path decoded path inside the web application; starts with a slash
     */
    public boolean matches(String path) {
        if (text.startsWith("*")) {
            return path.endsWith(text.substring(1));
        }
        if (text.endsWith("/*")) {
            String prefix = text.substring(0, text.length() - 2);
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
        return path.equals(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
