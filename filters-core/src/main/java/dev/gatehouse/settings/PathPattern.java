package dev.gatehouse.settings;

/**
 * A URL pattern inside the web application, as in Servlet 6.0 section 12.2: {@code /a} exact, {@code /a/*} prefix (and
 * {@code /a} itself), {@code *.css} extension, {@code /} the root page alone, {@code /*} everything.
 *
 * @param text the pattern as written
 */
public record PathPattern(String text) {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException naming the text and the forms accepted
     */
    public PathPattern {
        boolean extension = text.startsWith("*.") && text.length() > 2 && text.indexOf('/') < 0;
        boolean path = text.startsWith("/");
        int star = text.indexOf('*', extension ? 1 : 0);
        boolean starAtEnd = path && text.endsWith("/*") && star == text.length() - 1;
        if (!(extension || path) || (star >= 0 && !starAtEnd)) {
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
            return path.endsWith(text.substring(1)) && path.lastIndexOf('/') < path.length() - (text.length() - 1);
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
