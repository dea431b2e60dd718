package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.User;
import java.util.List;
import java.util.Set;

/** The hosted login form. It works without scripts; what the client asked for travels in hidden fields. */
final class LoginPage {
    static final String WRONG = "Email, username or password is wrong.";
    static final String KEPT_OUT = "You cannot sign in at the moment.";

    private static final Set<String> ECHOED = Set.of(
            "client_id",
            "code_challenge",
            "code_challenge_method",
            "dpop_jkt",
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
    Answer show(AuthorizationRequest request, Call call, String message) {
        String title = "Sign in to " + request.application().name();
        String fields = """
                <label for="loginId">Email or username</label>
                <input id="loginId" name="loginId" autocomplete="username" autocapitalize="none" required value="%s">
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required
                autofocus>
                <label class="check"><input type="checkbox" name="rememberDevice" value="true" checked>
                Keep me signed in</label>
                <button>Sign in</button>
                """.replace("%s", Html.text(loginId(request, call.parameters())));
        return Pages.form(title, message, "/oauth2/authorize", call, fields, users(request));
    }

    /** What the client asked for, to be carried from page to page. */
    static Parameters echoed(Parameters given) {
        return given.only(ECHOED);
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
                .filter(LoginPage::isPlain)
                .toList();
    }

    /** Whether a login with the password alone succeeds. */
    private static boolean isPlain(User user) {
        return user.active()
                && user.verified()
                && user.expiry() == null
                && !user.loginPrevented()
                && user.passwordChangeReason() == null
                && user.twoFactor() == null;
    }
}
