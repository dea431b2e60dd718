package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Pending.HostedLogin;
import java.util.Optional;
import java.util.UUID;

/** {@code /oauth2/register}: makes a new user, registered for the application, and logs them in. */
final class RegisterPage extends HostedPage {
    private final Instance instance;
    private final HostedLogins logins;

    RegisterPage(Instance instance) {
        super(instance);
        this.instance = instance;
        this.logins = new HostedLogins(instance);
    }

    @Override
    Answer show(AuthorizationRequest request, Call call) {
        return page(request, call, "");
    }

    @Override
    Answer take(AuthorizationRequest request, Call call) {
        Parameters form = call.parameters();
        Optional<String> email = form.get("user.email").or(() -> form.get("email"));
        Optional<String> password = form.get("user.password").or(() -> form.get("password"));
        if (email.filter(text -> text.contains("@")).isEmpty() || password.isEmpty()) {
            return page(request, call, "An email address and a password are needed.");
        }
        UUID tenant = request.tenant().id();
        if (instance.directory().userByLoginId(tenant, email.get()).isPresent()) {
            return page(request, call, "There is a user with this email address already.");
        }
        User user = User.of(UUID.randomUUID(), tenant, email.get(), password.get())
                .registeredFor(request.application().id());
        instance.webhooks().emit(instance.events().ofUser("user.create", user, call.caller()));
        instance.directory().put(user);
        HostedLogin login = instance.pending().begin(user.id(), instance.time().instant(), true, null);
        return logins.proceed(request, login, call);
    }

    private static Answer page(AuthorizationRequest request, Call call, String message) {
        return Pages.form("Register for " + request.application().name(), message, "/oauth2/register", call, """
                <label for="email">Email</label>
                <input id="email" name="user.email" type="email" autocomplete="email" required autofocus>
                <label for="password">Password</label>
                <input id="password" name="user.password" type="password" autocomplete="new-password" required>
                <button>Register</button>
                """);
    }
}
