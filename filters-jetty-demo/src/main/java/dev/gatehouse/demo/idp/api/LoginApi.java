package dev.gatehouse.demo.idp.api;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.ApiKey;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Credentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/login}: by password, or by the one-time password of a password change. */
final class LoginApi implements Endpoint {
    static final String TRUST_COOKIE = "fusionauth.trust";

    private final Instance instance;
    private final Access access;

    LoginApi(Instance instance) {
        this.instance = instance;
        this.access = new Access(instance);
    }

    @Override
    public Answer answer(Call call) {
        Body body = Body.of(call);
        Application application = application(body);
        ApiKey key = access.key(call).orElse(null);
        Optional<String> oneTimePassword = body.text("oneTimePassword");
        Tenant tenant = oneTimePassword.isPresent() && application == null
                ? instance.directory().defaultTenant()
                : access.tenant(call, key, application);
        if (key == null && asksForKey(application, tenant)) {
            return Answer.empty(401);
        }
        String trust = Optional.ofNullable(call.cookie(TRUST_COOKIE))
                .orElse(body.text("twoFactorTrustId").orElse(null));
        LoginAnswer answer = new LoginAnswer(instance, application, body, call);
        if (oneTimePassword.isPresent()) {
            return answer.to(
                    instance.credentials().checkOneTimePassword(oneTimePassword.get(), trust), "ONE_TIME_PASSWORD");
        }
        Credentials.Check check = instance.credentials()
                .check(tenant.id(), body.requiredText("loginId"), body.requiredText("password"), trust);
        User user = check.user();
        if (user != null && application != null && check.verdict() == Credentials.Verdict.WRONG_PASSWORD) {
            instance.webhooks().emit(instance.events().loginFailed(user, application.id(), call.caller()));
        }
        return answer.to(check, "PASSWORD");
    }

    private @Nullable Application application(Body body) {
        return body.uuid("applicationId")
                .map(id -> instance.directory()
                        .application(id)
                        .filter(Application::active)
                        .orElseThrow(
                                () -> ApiRefusal.field("applicationId", "[invalid]", "There is no such application.")))
                .orElse(null);
    }

    private static boolean asksForKey(@Nullable Application application, Tenant tenant) {
        return application == null
                ? tenant.loginConfiguration().requireAuthentication()
                : application.loginConfiguration().requireAuthentication();
    }
}
