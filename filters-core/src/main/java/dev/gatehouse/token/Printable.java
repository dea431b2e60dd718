package dev.gatehouse.token;

/** Foreign text made fit for a log line: printable ASCII, and not long. */
final class Printable {
    private static final int LONGEST = 100;

    private Printable() {}

    /** The text in quotes, at most 100 characters of it; each that is not printable ASCII becomes {@code ?}. */
    static String quoted(String text) {
        StringBuilder printable = new StringBuilder("\"");
        text.chars().limit(LONGEST).forEach(c -> printable.append(c >= ' ' && c <= '~' && c != '"' ? (char) c : '?'));
        return printable.append(text.length() > LONGEST ? "…\"" : "\"").toString();
    }

    /** Whether the text shows as one line: it is not blank and nothing in it begins another or drives a terminal. */
    static boolean isOneLine(String text) {
        return !text.isBlank() && text.codePoints().noneMatch(Printable::breaksLines);
    }

    private static boolean breaksLines(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
