package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.instance.NextSteps;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.model.UserJson;
import dev.gatehouse.demo.idp.session.Credentials;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the Login API answers. Only 200 is a login: 202, 203, 212, 213 and 242 are not, though they are 2xx.
 *
 * @param application where the login goes to; none where it names no application
 */
record LoginAnswer(Instance instance, @Nullable Application application, Body body, Call call) {
    /** The answer to a check of credentials. */
    Answer to(Credentials.Check check, String authenticationType) {
        User user = check.user();
        if (user == null) {
            return Answer.empty(404);
        }
        return switch (check.verdict()) {
            case ACCEPTED -> accepted(user, authenticationType, Json.object());
            case UNKNOWN_USER, WRONG_PASSWORD -> Answer.empty(404);
            case LOCKED -> Answer.empty(423);
            case EXPIRED -> Answer.empty(410);
            case PREVENTED -> prevented();
            case PASSWORD_CHANGE -> passwordChange(user);
            case TWO_FACTOR -> twoFactor(user);
        };
    }

    /**
     * The answer to a user who is in.
     *
     * @param more what the answer says besides
     */
    Answer accepted(User user, String authenticationType, ObjectNode more) {
        long now = instance.time().millis();
        instance.directory().changeUser(user.id(), found -> found.with("lastLoginInstant", now));
        User known = instance.directory().user(user.id()).orElse(user);
        if (application != null) {
            instance.webhooks()
                    .emit(instance.events().loggedIn(known, application.id(), authenticationType, call.caller()));
        }
        int status = status(known);
        ObjectNode answer = Json.object();
        answer.setAll(more);
        answer.set("user", UserJson.of(known));
        boolean withTokens = (status == 200 || status == 202) && !body.is("noJWT");
        if (!withTokens) {
            return Answer.json(status, answer);
        }
        LoginTokens tokens = new LoginTokens(instance, body, call, authenticationType);
        return application == null
                ? tokens.ofUser(status, answer, known)
                : tokens.ofApplication(status, answer, known, application);
    }

    private int status(User user) {
        if (!user.verified()) {
            return 212;
        }
        if (application == null) {
            return 200;
        }
        Optional<User.Registration> registration = user.registrationFor(application.id());
        if (registration.isEmpty()) {
            return 202;
        }
        return application.verifyRegistration() && !registration.get().verified() ? 213 : 200;
    }

    private Answer passwordChange(User user) {
        ObjectNode answer = Json.object();
        answer.put("changePasswordId", new NextSteps(instance).passwordChange(user, applicationId()));
        if (user.passwordChangeReason() != null) {
            answer.set("changePasswordReason", Json.tree(user.passwordChangeReason()));
        }
        return Answer.json(203, answer);
    }

    private Answer twoFactor(User user) {
        ObjectNode answer = Json.object();
        var methods = answer.putArray("methods");
        if (user.twoFactor() != null) {
            user.twoFactor().methods().forEach(method -> methods.add(Json.tree(method)));
        }
        answer.put("twoFactorId", new NextSteps(instance).twoFactor(user, applicationId()));
        return Answer.json(242, answer);
    }

    private Answer prevented() {
        ObjectNode answer = Json.object();
        answer.putArray("actions")
                .addObject()
                .put("actionId", "00000000-0000-0000-0000-000000000010")
                .put("expiry", instance.time().instant().plusSeconds(180).toEpochMilli())
                .put("localizedName", "Prevent login")
                .put("name", "Prevent login")
                .put("reason", "Too many failed logins");
        return Answer.json(409, answer);
    }

    private @Nullable UUID applicationId() {
        return application == null ? null : application.id();
    }
}
