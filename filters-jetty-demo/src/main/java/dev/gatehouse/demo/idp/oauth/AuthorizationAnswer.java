package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.AuthorizationCode;
import dev.gatehouse.demo.idp.session.Instance;
import dev.gatehouse.demo.idp.session.RandomText;
import dev.gatehouse.demo.idp.session.RefreshToken;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the browser carries back to the client: a code, or an error. */
final class AuthorizationAnswer {
    private final Instance instance;

    AuthorizationAnswer(Instance instance) {
        this.instance = instance;
    }

    Answer code(
            AuthorizationRequest request,
            User user,
            Instant authTime,
            @Nullable UUID ssoSessionId,
            RefreshToken.Device device,
            @Nullable String locale) {
        String code = RandomText.code();
        instance.codes()
                .put(
                        code,
                        new AuthorizationCode(
                                request.application().id(),
                                user.id(),
                                request.target().redirectUri(),
                                request.scopes(),
                                request.resources(),
                                request.nonce(),
                                request.codeChallenge(),
                                "PASSWORD",
                                authTime,
                                ssoSessionId,
                                device,
                                instance.time().instant().plus(request.tenant().codeLife())));
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        if (instance.switches().issInAuthorizeResponse()) {
            answer.put("iss", request.tenant().issuer());
        }
        put(answer, "locale", locale);
        put(answer, "state", request.target().state());
        answer.put("userState", userState(request, user));
        return send(request.target(), answer);
    }

    Answer error(AuthorizationRequest.Return target, OAuthRefusal refusal) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", refusal.error().wire());
        answer.put("error_reason", refusal.reason().wire());
        answer.put("error_description", refusal.description());
        if (instance.switches().issInErrorResponse()) {
            answer.put(
                    "iss", instance.directory().tenantOf(target.application()).issuer());
        }
        put(answer, "state", target.state());
        return send(target, answer);
    }

    private static Answer send(AuthorizationRequest.Return target, Map<String, String> answer) {
        String uri = target.redirectUri();
        return switch (target.mode()) {
            case "form_post" -> Pages.formPost(uri, answer);
            case "fragment" -> Answer.redirect(uri + "#" + Parameters.encode(answer));
            default -> Answer.redirect(uri + (uri.contains("?") ? "&" : "?") + Parameters.encode(answer));
        };
    }

    /** A hint for display only, as FusionAuth says; the same four states as the Login API's 200, 202, 212 and 213. */
    private static String userState(AuthorizationRequest request, User user) {
        if (!user.verified()) {
            return "AuthenticatedNotVerified";
        }
        return user.registrationFor(request.application().id())
                .map(registration ->
                        registration.verified() || !request.application().verifyRegistration()
                                ? "Authenticated"
                                : "AuthenticatedRegistrationNotVerified")
                .orElse("AuthenticatedNotRegistered");
    }

    private static void put(Map<String, String> answer, String name, @Nullable String value) {
        if (value != null) {
            answer.put(name, value);
        }
    }
}
