package dev.gatehouse;

/** Foreign text as it may stand in a log line. */
final class LogText {
    private static final int LONGEST = 200;

    private LogText() {}

    /** The text without control characters, and cut where it is long. */
    static String plain(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
