package dev.gatehouse.settings;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Paths. */
final class PathText {
    private static final Pattern OWN_PATH = Pattern.compile("(/[A-Za-z0-9._~!$&'()+,=:@-]+)+");
    private static final Pattern TARGET_TEXT = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");
    private static final Pattern COOKIE_PATH_TEXT = Pattern.compile("/[!-:<-\\[\\]-~]*");

    /** One of the suite's own paths: compared as text, so it has one spelling only. */
    static final Form<String> OWN =
            Form.of("a path that starts with a slash and does not end with one, such as /app/login", text -> {
                if (!OWN_PATH.matcher(text).matches() || hasDotSegment(text)) {
                    throw new NotAccepted();
                }
                return text;
            });

    /** Where a browser is sent. What starts with two slashes, of whichever kind, is another host to it. */
    static final Form<String> TARGET = matching(
            TARGET_TEXT,
            "a path inside the web application that starts with one slash, without blanks and backslashes");

    /** The {@code Path} of a cookie (RFC 6265 section 4.1.1). */
    static final Form<String> COOKIE_PATH =
            matching(COOKIE_PATH_TEXT, "a path that starts with a slash, without blanks and semicolons");

    private PathText() {}

    private static boolean hasDotSegment(String path) {
        return Arrays.stream(path.split("/", -1)).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static Form<String> matching(Pattern pattern, String accepted) {
        return Form.of(accepted, text -> {
            if (!pattern.matcher(text).matches()) {
                throw new NotAccepted();
            }
            return text;
        });
    }
}
