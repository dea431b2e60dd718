package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.http.SetCookie;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.instance.NextSteps;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Pending.Step;
import java.time.Duration;
import java.util.Optional;

/** {@code POST /api/two-factor/login}: completes a login that was answered 242. No API key. */
final class TwoFactorLoginApi implements Endpoint {
    private final Instance instance;

    TwoFactorLoginApi(Instance instance) {
        this.instance = instance;
    }

    @Override
    public Answer answer(Call call) {
        Body body = Body.of(call);
        String code = body.requiredText("code");
        String id = body.requiredText("twoFactorId");
        Optional<Step> step = instance.pending().twoFactor().find(id);
        Optional<User> user = step.flatMap(found -> instance.directory().user(found.userId()));
        if (step.isEmpty() || user.isEmpty()) {
            return Answer.empty(instance.switches().unknownTwoFactorIdStatus());
        }
        User.TwoFactor twoFactor = user.get().twoFactor();
        if (twoFactor != null && !twoFactor.code().equals(code)) {
            return Answer.empty(instance.switches().badTwoFactorCodeStatus());
        }
        instance.pending().twoFactor().take(id);
        Application application = body.uuid("applicationId")
                .or(() -> Optional.ofNullable(step.get().applicationId()))
                .flatMap(instance.directory()::application)
                .orElse(null);
        LoginAnswer answer = new LoginAnswer(instance, application, body, call);
        return body.is("trustComputer")
                ? trusted(answer, user.get())
                : answer.accepted(user.get(), "PASSWORD", Json.object());
    }

    private Answer trusted(LoginAnswer answer, User user) {
        String trust = new NextSteps(instance).trust(user);
        ObjectNode more = Json.object();
        more.put("twoFactorTrustId", trust);
        Duration life = Duration.ofSeconds(instance.directory()
                .tenant(user.tenantId())
                .map(Tenant::externalIdentifierConfiguration)
                .orElse(Tenant.ExternalIdentifiers.DEFAULT)
                .twoFactorTrustIdTimeToLiveInSeconds());
        return answer.accepted(user, "PASSWORD", more).with(SetCookie.lasting(LoginApi.TRUST_COOKIE, trust, life));
    }
}
