package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Parameters;

/** Pieces of pages; every text from outside goes through {@link #text}. */
final class Html {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="stylesheet" href="/stand-in/style.css">
            <link rel="icon" href="data:,">
            """;

    private Html() {}

    /** A text as element content or attribute value. */
    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String hidden(Parameters fields) {
        StringBuilder html = new StringBuilder();
        fields.forEach((name, value) -> html.append("<input type=\"hidden\" name=\"")
                .append(text(name))
                .append("\" value=\"")
                .append(text(value))
                .append("\">\n"));
        return html.toString();
    }

    /** A whole page; {@code head} and {@code body} are HTML already. */
    static String page(String title, String head, String body) {
        return HEAD + "<title>" + text(title) + "</title>\n" + head + "</head>\n<body>\n<main>\n" + body
                + "</main>\n</body>\n</html>\n";
    }
}
