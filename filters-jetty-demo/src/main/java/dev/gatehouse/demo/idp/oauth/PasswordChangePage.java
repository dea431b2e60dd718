package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.session.OneTimeIds;
import dev.gatehouse.demo.idp.session.Pending.HostedLogin;
import dev.gatehouse.demo.idp.session.Pending.Step;
import java.util.Optional;

/** {@code /password/change/{id}}: asks for a new password, and goes on with the login. */
final class PasswordChangePage extends HostedPage {
    private final Instance instance;
    private final HostedLogins logins;

    PasswordChangePage(Instance instance) {
        super(instance);
        this.instance = instance;
        this.logins = new HostedLogins(instance);
    }

    @Override
    Answer show(AuthorizationRequest request, Call call) {
        return changes().find(id(call)).isPresent() ? page(call, "") : Pages.over();
    }

    @Override
    Answer take(AuthorizationRequest request, Call call) {
        Optional<HostedLogin> login = logins.find(call);
        if (login.isEmpty()) {
            return Pages.over();
        }
        String password = Optional.ofNullable(call.parameters().raw("password")).orElse("");
        if (password.isBlank()) {
            return page(call, "Choose a password.");
        }
        Optional<Step> step = changes().take(id(call));
        if (step.isEmpty() || !step.get().userId().equals(login.get().userId())) {
            return Pages.over();
        }
        instance.userChanges().setPassword(step.get().userId(), password, call.caller());
        return logins.proceed(request, login.get(), call);
    }

    private OneTimeIds<Step> changes() {
        return instance.pending().passwordChanges();
    }

    private static String id(Call call) {
        return call.variables().getOrDefault("id", "");
    }

    private static Answer page(Call call, String message) {
        return Pages.form("Choose a new password", message, call.path(), call, """
                <label for="password">New password</label>
                <input id="password" name="password" type="password" autocomplete="new-password" required autofocus>
                <button>Continue</button>
                """);
    }
}
