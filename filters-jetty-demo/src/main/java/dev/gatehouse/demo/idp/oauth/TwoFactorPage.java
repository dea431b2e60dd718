package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.http.SetCookie;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.instance.NextSteps;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Pending.HostedLogin;
import java.time.Duration;
import java.util.Optional;

/** {@code /oauth2/two-factor}: asks for the code of the second factor. */
final class TwoFactorPage extends HostedPage {
    private final Instance instance;
    private final HostedLogins logins;

    TwoFactorPage(Instance instance) {
        super(instance);
        this.instance = instance;
        this.logins = new HostedLogins(instance);
    }

    @Override
    Answer show(AuthorizationRequest request, Call call) {
        return logins.find(call).isPresent() ? page(call, "") : Pages.over();
    }

    @Override
    Answer take(AuthorizationRequest request, Call call) {
        Parameters form = call.parameters();
        Optional<HostedLogin> login = logins.find(call);
        Optional<User> user = login.flatMap(found -> instance.directory().user(found.userId()));
        if (login.isEmpty() || user.isEmpty()) {
            return Pages.over();
        }
        User.TwoFactor twoFactor = user.get().twoFactor();
        if (twoFactor != null
                && !form.get("code").filter(twoFactor.code()::equals).isPresent()) {
            return page(call, "That code is wrong.");
        }
        Answer answer = logins.proceed(request, login.get().withSecondFactor(), call);
        return form.get("trustComputer").filter("true"::equals).isPresent()
                ? answer.with(trust(request.tenant(), user.get()))
                : answer;
    }

    private SetCookie trust(Tenant tenant, User user) {
        Duration life =
                Duration.ofSeconds(tenant.externalIdentifierConfiguration().twoFactorTrustIdTimeToLiveInSeconds());
        return SetCookie.lasting(HostedLogins.TRUST_COOKIE, new NextSteps(instance).trust(user), life);
    }

    private static Answer page(Call call, String message) {
        return Pages.form("Show your second factor", message, "/oauth2/two-factor", call, """
                <label for="code">Code</label>
                <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus>
                <label class="check"><input type="checkbox" name="trustComputer" value="true">
                Do not ask again in this browser</label>
                <button>Continue</button>
                """);
    }
}
