package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Credentials;
import dev.gatehouse.demo.idp.session.Origin;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.token.Login;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code grant_type=password}. Whether the user is registered for the application does not matter here: one who is not
 * gets tokens without {@code applicationId} and {@code roles}.
 */
final class PasswordGrant implements TokenGrant {
    private final Instance instance;

    PasswordGrant(Instance instance) {
        this.instance = instance;
    }

    @Override
    public ObjectNode redeem(Client client, Call call) {
        Parameters form = call.form();
        client.requireSecret(instance.switches());
        Application application = client.application();
        Set<String> scopes = Scopes.read(form.get("scope").orElse(""), application);
        Credentials.Check check = instance.credentials()
                .check(
                        application.tenantId(),
                        form.get("username").orElse(""),
                        Optional.ofNullable(form.raw("password")).orElse(""),
                        null);
        User user = check.user();
        if (user == null || check.verdict() != Credentials.Verdict.ACCEPTED) {
            if (user != null && check.verdict() == Credentials.Verdict.WRONG_PASSWORD) {
                instance.webhooks().emit(instance.events().loginFailed(user, application.id(), call.caller()));
            }
            throw new CredentialsRefusals(instance).refusal(check, application);
        }
        instance.webhooks().emit(instance.events().loggedIn(user, application.id(), "PASSWORD", call.caller()));
        return answer(application, user, scopes, call);
    }

    private ObjectNode answer(Application application, User user, Set<String> scopes, Call call) {
        Origin origin = Origin.plain("password", instance.time().instant(), Devices.of(call.form(), call))
                .withScopes(scopes)
                .boundTo(new DpopProofs(instance.time()).thumbprint(call, null));
        Optional<RefreshToken> refreshToken = instance.issueRefreshToken(user, application, origin);
        Duration life = instance.directory().tokenSettings(application).tokenLife();
        Login login = Login.of(user, application, origin, life).with(refreshToken.orElse(null));
        TokenAnswer answer = TokenAnswer.of(instance.issuer(), login, null).withScope(login);
        refreshToken.ifPresent(answer::with);
        return answer.body();
    }
}
