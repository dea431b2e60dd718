package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The pages around a login, apart from the login form itself. */
final class Pages {
    private static final String SUBMIT = "document.forms[0].submit()";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

    private Pages() {}

    /** A page nobody may frame, and on which no script runs. */
    static Answer page(int status, String title, String body) {
        return Answer.html(status, Html.page(title, "", body)).with("Content-Security-Policy", POLICY);
    }

    /**
     * A page with a form that carries the authorization request along.
     *
     * @param message why it is shown again; empty the first time
     * @param fields HTML
     */
    static Answer form(String title, String message, String action, Call call, String fields) {
        return form(title, message, action, call, fields, "");
    }

    /**
     * The same with something below the form.
     *
     * @param below HTML
     */
    static Answer form(String title, String message, String action, Call call, String fields, String below) {
        return page(
                200,
                title,
                "<h1>" + Html.text(title) + "</h1>\n"
                        + (message.isEmpty() ? "" : "<p role=\"alert\">" + Html.text(message) + "</p>\n")
                        + "<form method=\"post\" action=\"" + Html.text(action) + "\">\n"
                        + Html.hidden(LoginPage.echoed(call.parameters()))
                        + fields + "</form>\n" + below);
    }

    /** The page for a step whose login is not known any more. */
    static Answer over() {
        return page(
                400,
                "This login is over",
                "<h1>This login is over</h1>\n<p>Go back to the application and sign in again.</p>\n");
    }

    /** The page for a request whose error cannot be sent back to the client. */
    static Answer error(OAuthRefusal refusal) {
        String json = refusal.answer().body();
        return page(
                400,
                "This login request cannot be answered",
                "<h1>This login request cannot be answered</h1>\n"
                        + "<p>The application that sent you here made a mistake. What it has to know:</p>\n"
                        + "<pre>" + Html.text(json) + "</pre>\n");
    }

    /** The answer by {@code response_mode=form_post}: a form that submits itself, or by its button. */
    static Answer formPost(String action, Map<String, String> fields) {
        String body =
                "<form method=\"post\" action=\"" + Html.text(action) + "\">\n" + Html.hidden(Parameters.of(fields))
                        + "<button>Continue</button>\n</form>\n<script>" + SUBMIT + "</script>\n";
        return Answer.html(200, Html.page("Continue", "", body))
                .with("Content-Security-Policy", POLICY + "; script-src 'sha256-" + sha256(SUBMIT) + "'");
    }

    /** The page that loads the applications' logout URLs, and goes on to the target after two seconds. */
    static Answer loggedOut(String target, List<String> logoutUrls) {
        StringBuilder body = new StringBuilder("<h1>You are logged out</h1>\n<p><a href=\"")
                .append(Html.text(target))
                .append("\">Continue</a></p>\n");
        for (String url : logoutUrls) {
            body.append("<iframe title=\"\" src=\"")
                    .append(Html.text(url))
                    .append("\" width=\"0\" height=\"0\"></iframe>\n");
        }
        String refresh = "<meta http-equiv=\"Refresh\" content=\"2;url=" + Html.text(target) + "\">\n";
        return Answer.html(200, Html.page("Logged out", refresh, body.toString()))
                .with("Content-Security-Policy", POLICY + "; frame-src *");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
