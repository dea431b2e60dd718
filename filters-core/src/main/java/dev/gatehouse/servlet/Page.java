package dev.gatehouse.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small HTML page of the suite's own: a heading, paragraphs, and one way on. Works without scripts. */
public final class Page {
    private static final String STYLE = "body{font:1.0625rem/1.5 system-ui,sans-serif;color:#1c2733;background:#f6f7f9;"
            + "margin:0;padding:12vh 1.25rem}"
            + "main{max-width:34rem;margin:auto;background:#fff;padding:2rem;border:1px solid #d8dde3;border-radius:8px}"
            + "label{display:block;margin-top:1rem}"
            + "input{box-sizing:border-box;width:100%;padding:.5rem;font:inherit;color:inherit;background:#fff;"
            + "border:1px solid #6b7785;border-radius:4px}"
            + "form button{margin-top:1.5rem}"
            + "p[role=alert]{padding:.5rem .75rem;background:#fdf1f0;border-left:4px solid #b3261e}"
            + "h1{font-size:1.375rem;margin:0 0 .75rem}"
            + "a,button{display:inline-block;margin-top:.5rem;padding:.5rem 1rem;font:inherit;color:#fff;"
            + "background:#1d4f91;border:0;border-radius:4px;text-decoration:none;cursor:pointer}"
            + "a:focus,button:focus,input:focus{outline:3px solid #f0a202;outline-offset:2px}";
    private static final String STYLE_HASH = "'sha256-" + base64Sha256(STYLE) + "'";

    private final int status;
    private final String heading;
    private final StringBuilder body = new StringBuilder();
    private String ancestors = "'none'";
    private String refresh = "";

    /** A page with this status, whose title is its heading. */
    public Page(int status, String heading) {
        this.status = status;
        this.heading = heading;
    }

    /** Adds a paragraph. */
    public Page paragraph(String text) {
        body.append("<p>").append(escape(text)).append("</p>");
        return this;
    }

    /** Adds a paragraph about what went wrong, which screen readers say first. */
    public Page alert(String text) {
        body.append("<p role=\"alert\">").append(escape(text)).append("</p>");
        return this;
    }

    /** Adds a link that replaces this page. */
    public Page link(String url, String label) {
        return link(url, label, "_self");
    }

    /** Adds a link that leaves any frame. */
    public Page linkToTop(String url, String label) {
        return link(url, label, "_top");
    }

    /** Adds a link that leaves this page where it is. */
    public Page linkInNewTab(String url, String label) {
        return link(url, label, "_blank");
    }

    /** Adds a form of one button, which posts hidden values. */
    public Page button(String action, Map<String, String> hidden, String label) {
        body.append("<form method=\"post\" action=\"").append(escape(action)).append("\">");
        new LinkedHashMap<>(hidden)
                .forEach((name, value) -> body.append("<input type=\"hidden\" name=\"")
                        .append(escape(name))
                        .append("\" value=\"")
                        .append(escape(value))
                        .append("\">"));
        body.append("<button>").append(escape(label)).append("</button></form>");
        return this;
    }

    /**
     * Adds a form for a name and a password.
     *
     * @param loginId what was typed before; empty the first time
     * @param target where to go on, which comes along as {@code redirect_uri}
     */
    public Page loginForm(String action, String loginId, String target) {
        String nameFocus = loginId.isEmpty() ? " autofocus" : "";
        String passwordFocus = loginId.isEmpty() ? "" : " autofocus";
        body.append("<form method=\"post\" action=\"")
                .append(escape(action))
                .append("\"><input type=\"hidden\" name=\"redirect_uri\" value=\"")
                .append(escape(target))
                .append("\"><label for=\"loginId\">Email or user name</label>"
                        + "<input id=\"loginId\" name=\"loginId\" autocomplete=\"username\" autocapitalize=\"none\""
                        + " spellcheck=\"false\" required")
                .append(nameFocus)
                .append(" value=\"")
                .append(escape(loginId))
                .append("\"><label for=\"password\">Password</label>"
                        + "<input id=\"password\" name=\"password\" type=\"password\""
                        + " autocomplete=\"current-password\" required")
                .append(passwordFocus)
                .append("><button>Log in</button></form>");
        return this;
    }

    /** Lets pages of the application's own origin frame this one. */
    public Page frameableByItself() {
        ancestors = "'self'";
        return this;
    }

    /** Lets pages of one other origin frame this one. */
    public Page frameableBy(URI site) {
        ancestors = WebOrigin.of(site.toString()).map(WebOrigin::toString).orElse(ancestors);
        return this;
    }

    /** Goes on to a URL at once. */
    public Page goOnTo(String url) {
        refresh = "<meta http-equiv=\"refresh\" content=\"0;url=" + escape(url) + "\">";
        return this;
    }

    /** Writes it as the whole response. */
    public void write(HttpServletResponse response) throws IOException {
        String html = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">" + refresh + "<title>"
                + escape(heading) + "</title><style>" + STYLE + "</style></head><body><main><h1>" + escape(heading)
                + "</h1>" + body + "</main></body></html>";
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + STYLE_HASH + "; base-uri 'none'; frame-ancestors " + ancestors);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private Page link(String url, String label, String frame) {
        body.append("<p><a href=\"")
                .append(escape(url))
                .append("\" target=\"")
                .append(frame)
                .append("\">")
                .append(escape(label))
                .append("</a></p>");
        return this;
    }

    /** Text as it can stand between tags and in a quoted attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String base64Sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
