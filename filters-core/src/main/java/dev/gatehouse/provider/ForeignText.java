package dev.gatehouse.provider;

import java.util.regex.Pattern;

/** Text from outside, made fit for one line of a log. */
final class ForeignText {
    private static final int LONGEST = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    private ForeignText() {}

    /** The text with {@code ?} for whatever is not printable ASCII, cut after 200 characters. */
    static String printable(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return UNPRINTABLE.matcher(cut).replaceAll("?");
    }
}
