package dev.gatehouse.settings;

/** A setting with its value and place, as a message may show it. */
final class Shown {
    private static final int LONGEST = 200;

    private final String text;

    private Shown(String text) {
        this.text = oneLine(text);
    }

    static Shown masked(String name, Found found) {
        return new Shown(name + " is \"****\" (" + found.place() + ")");
    }

    /** Cuts long values short, and takes the password out of a URL that should not have one. */
    static Shown plain(String name, Found found) {
        String value = found.text().replaceAll("//\\S*@", "//****@");
        String cut = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        return new Shown(name + " is \"" + cut + "\" (" + found.place() + ")");
    }

    /** A setting that no source has. */
    static Shown absent(String name, String fallbackWords) {
        String words = fallbackWords.replace("`", "");
        return new Shown(name + " is not given" + (words.equals("none") ? "" : " (then it is " + words + ")"));
    }

    /** Line breaks and other control characters escaped, as in Java source. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.chars().forEach(character -> {
            if (Character.isISOControl(character) || character == '\u2028' || character == '\u2029') {
                line.append("\\u").append(Integer.toHexString(0x10000 | character), 1, 5);
            } else {
                line.append((char) character);
            }
        });
        return line.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
