package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.AuthorizationCode;
import dev.gatehouse.demo.idp.session.Origin;
import dev.gatehouse.demo.idp.session.Pending.HostedLogin;
import dev.gatehouse.demo.idp.session.RandomText;
import dev.gatehouse.demo.idp.token.Login;
import java.time.Duration;
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

    /** Sends a code, or for the implicit grant the tokens themselves. */
    Answer code(AuthorizationRequest request, User user, HostedLogin hosted, @Nullable UUID ssoSessionId, Call call) {
        Map<String, String> answer = new LinkedHashMap<>();
        if (request.responseTypes().contains("code")) {
            answer.put("code", newCode(request, user, hosted, ssoSessionId, call));
        } else {
            answer.putAll(tokens(request, user, hosted, ssoSessionId, call));
        }
        if (instance.switches().issInAuthorizeResponse()) {
            answer.put("iss", request.tenant().issuer());
        }
        put(answer, "locale", call.parameters().raw("locale"));
        put(answer, "state", request.target().state());
        answer.put("userState", userState(request, user));
        return send(request.target(), answer);
    }

    Answer error(AuthorizationRequest.Return target, OAuthRefusal refusal) {
        Map<String, String> answer =
                new LinkedHashMap<>(refusal.paired(instance.switches()).members());
        if (instance.switches().issInErrorResponse()) {
            answer.put(
                    "iss", instance.directory().tenantOf(target.application()).issuer());
        }
        put(answer, "state", target.state());
        return send(target, answer);
    }

    private String newCode(
            AuthorizationRequest request, User user, HostedLogin hosted, @Nullable UUID ssoSessionId, Call call) {
        String code = RandomText.code();
        AuthorizationCode meaning = new AuthorizationCode(
                request.application().id(),
                user.id(),
                request.target().redirectUri(),
                request.nonce(),
                request.codeChallenge(),
                origin("authorization_code", request, hosted, ssoSessionId, call),
                instance.time().instant().plus(request.tenant().codeLife()));
        instance.pending().codes().put(code, meaning);
        return code;
    }

    private Map<String, String> tokens(
            AuthorizationRequest request, User user, HostedLogin hosted, @Nullable UUID ssoSessionId, Call call) {
        Origin origin = origin("implicit", request, hosted, ssoSessionId, call);
        Duration life =
                instance.directory().tokenSettings(request.application()).tokenLife();
        Login login = Login.of(user, request.application(), origin, life).withNonce(request.nonce());
        String accessToken = instance.issuer().accessToken(login);
        Map<String, String> tokens = new LinkedHashMap<>();
        if (request.responseTypes().contains("token")) {
            tokens.put("access_token", accessToken);
            tokens.put("expires_in", Long.toString(login.life().toSeconds()));
            tokens.put("scope", String.join(" ", request.scopes()));
            tokens.put("token_type", "Bearer");
        }
        if (request.responseTypes().contains("id_token")) {
            tokens.put("id_token", instance.issuer().idToken(login, accessToken, null));
        }
        return tokens;
    }

    private static Origin origin(
            String grant, AuthorizationRequest request, HostedLogin hosted, @Nullable UUID ssoSessionId, Call call) {
        return new Origin(
                grant,
                hosted.authTime(),
                request.scopes(),
                request.resources(),
                ssoSessionId,
                request.dpopJkt(),
                Devices.of(call.parameters(), call));
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
