package dev.gatehouse.demo.idp.api;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.instance.NextSteps;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Pending.Step;
import java.util.Optional;

/**
 * {@code POST /api/user/change-password}: sets a new password by a {@code changePasswordId}, in the body or as a path
 * segment. The answer is a one-time password for the next login.
 */
final class ChangePasswordApi implements Endpoint {
    private final Instance instance;

    ChangePasswordApi(Instance instance) {
        this.instance = instance;
    }

    @Override
    public Answer answer(Call call) {
        Body body = Body.of(call);
        String password = body.requiredText("password");
        String id = body.text("changePasswordId").orElse(call.variables().getOrDefault("id", ""));
        Optional<Step> step = instance.pending().passwordChanges().find(id);
        Optional<User> user = step.flatMap(found -> instance.directory().user(found.userId()));
        if (step.isEmpty() || user.isEmpty()) {
            return Answer.empty(404);
        }
        boolean wrong = body.text("currentPassword")
                .filter(current -> !current.equals(user.get().password()))
                .isPresent();
        if (wrong) {
            throw ApiRefusal.field("currentPassword", "[invalid]", "The currentPassword is wrong.");
        }
        instance.pending().passwordChanges().take(id);
        instance.userChanges().setPassword(user.get().id(), password, call.caller());
        String oneTime =
                new NextSteps(instance).oneTimePassword(user.get(), step.get().applicationId());
        return Answer.json(200, Json.object().put("oneTimePassword", oneTime));
    }
}
