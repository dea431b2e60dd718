package dev.gatehouse.demo.page;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Markup in which every value was escaped when it was put in. */
public final class Html {
    /** No markup at all. */
    public static final Html NOTHING = new Html("");

    private static final String PLACE = "{}";

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /**
     * Puts values into a template, each in the place of one {@code {}}. A value that is {@link Html} is put in as it is;
     * the text of any other is escaped, for content and for attributes in quotes.
     *
     * @param template the page's own text, never a user's
     * @throws IllegalArgumentException if there are more places than values, or fewer
     */
    public static Html of(String template, Object... values) {
        var markup = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("too few places for " + values.length + " values: " + template);
            }
            markup.append(template, from, place);
            markup.append(value instanceof Html html ? html.markup : escaped(String.valueOf(value)));
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("too many places for " + values.length + " values: " + template);
        }
        return new Html(markup.append(template, from, template.length()).toString());
    }

    /** One after another. */
    public static Html all(Stream<Html> pieces) {
        return new Html(pieces.map(Html::toString).collect(Collectors.joining("\n")));
    }

    /** The markup. */
    @Override
    public String toString() {
        return markup;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
