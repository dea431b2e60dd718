package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hosted login form. It works without scripts; what the client asked for travels in hidden fields. */
final class LoginPage {
    private static final List<String> ECHOED = List.of(
            "client_id",
            "code_challenge",
            "code_challenge_method",
            "locale",
            "max_age",
            "metaData.device.description",
            "metaData.device.name",
            "metaData.device.type",
            "nonce",
            "prompt",
            "redirect_uri",
            "resource",
            "response_mode",
            "response_type",
            "scope",
            "state",
            "tenantId");

    private final Instance instance;

    LoginPage(Instance instance) {
        this.instance = instance;
    }

    /**
     * The form.
     *
     * @param message why it is shown again; empty the first time
     */
    Answer show(AuthorizationRequest request, Parameters given, String message) {
        String application = Html.text(request.application().name());
        String body = "<h1>Sign in to " + application + "</h1>\n"
                + (message.isEmpty() ? "" : "<p role=\"alert\">" + Html.text(message) + "</p>\n")
                + "<form method=\"post\" action=\"/oauth2/authorize\">\n"
                + Html.hidden(echoed(given))
                + "<label for=\"loginId\">Email or username</label>\n"
                + "<input id=\"loginId\" name=\"loginId\" autocomplete=\"username\" autocapitalize=\"none\" required"
                + " value=\"" + Html.text(loginId(request, given)) + "\">\n"
                + "<label for=\"password\">Password</label>\n"
                + "<input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\""
                + " required autofocus>\n"
                + "<label class=\"check\"><input type=\"checkbox\" name=\"rememberDevice\" value=\"true\" checked>"
                + " Keep me signed in</label>\n"
                + "<button>Sign in</button>\n</form>\n"
                + users(request);
        return Pages.page(200, "Sign in to " + request.application().name(), body);
    }

    private static Map<String, String> echoed(Parameters given) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : ECHOED) {
            String value = given.raw(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private String loginId(AuthorizationRequest request, Parameters given) {
        return given.get("loginId")
                .or(() -> given.get("login_hint"))
                .or(() -> usersOf(request).stream().map(User::email).findFirst())
                .orElse("");
    }

    private String users(AuthorizationRequest request) {
        List<User> users = usersOf(request);
        if (users.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("""
                <aside>
                <h2>Who you can be here</h2>
                <table>
                <thead><tr><th scope="col">Email</th><th scope="col">Password</th></tr></thead>
                <tbody>
                """);
        for (User user : users) {
            html.append("<tr><td>")
                    .append(Html.text(user.email()))
                    .append("</td><td><code>")
                    .append(Html.text(user.password()))
                    .append("</code></td></tr>\n");
        }
        return html.append("</tbody>\n</table>\n</aside>\n").toString();
    }

    private List<User> usersOf(AuthorizationRequest request) {
        if (!instance.isShowingUsers()) {
            return List.of();
        }
        return instance.directory().users().stream()
                .filter(user -> user.tenantId().equals(request.tenant().id()))
                .filter(user -> user.registrationFor(request.application().id()).isPresent())
                .toList();
    }
}
