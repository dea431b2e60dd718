package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.ScopePolicy;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.model.Uuids;
import dev.gatehouse.demo.idp.token.UserClaims;
import java.util.Set;

/** {@code /oauth2/userinfo}: what the scopes of an access token let its bearer know. */
final class UserInfoEndpoint implements Endpoint {
    private final Instance instance;

    UserInfoEndpoint(Instance instance) {
        this.instance = instance;
    }

    @Override
    public Answer answer(Call call) {
        String token = call.bearerToken()
                .orElseThrow(() -> refused(401, OAuthReason.ACCESS_TOKEN_REQUIRED, "The access token is missing."));
        JsonNode authentic = instance.reader()
                .authentic(token)
                .orElseThrow(() -> refused(401, OAuthReason.ACCESS_TOKEN_MALFORMED, "The access token is not ours."));
        ObjectNode claims = instance.reader()
                .valid(token)
                .orElseThrow(() -> refused(
                        instance.switches().userinfoExpiredStatus(),
                        OAuthReason.ACCESS_TOKEN_EXPIRED,
                        "The access token has expired."));
        Application application = application(authentic);
        boolean strict = application.oauthConfiguration().scopeHandlingPolicy() == ScopePolicy.STRICT;
        Set<String> scopes = Scopes.split(claims.path("scope").asText());
        if (strict && (!scopes.contains("openid") || claims.has("at_hash"))) {
            throw refused(400, OAuthReason.ACCESS_TOKEN_INVALID, "The token is no access token for openid.");
        }
        User user = Uuids.parse(claims.path("sub").asText())
                .flatMap(instance.directory()::user)
                .orElseThrow(() -> refused(400, OAuthReason.USER_NOT_FOUND, "The user is gone."));
        return Answer.json(200, answer(application, user, scopes, strict));
    }

    private static ObjectNode answer(Application application, User user, Set<String> scopes, boolean strict) {
        ObjectNode answer = Json.object();
        answer.put("sub", user.id().toString());
        if (strict) {
            UserClaims.addByScope(answer, user, scopes);
        } else {
            UserClaims.addAll(answer, user);
            UserClaims.addRegistration(answer, user, application);
        }
        return answer;
    }

    private Application application(JsonNode claims) {
        JsonNode audience = claims.path("aud");
        String first = audience.isArray() ? audience.path(0).asText() : audience.asText();
        return instance.directory()
                .client(first)
                .orElseThrow(() -> refused(400, OAuthReason.ACCESS_TOKEN_INVALID, "The audience is no application."));
    }

    private static OAuthRefusal refused(int status, OAuthReason reason, String description) {
        return new OAuthRefusal(status, OAuthError.INVALID_TOKEN, reason, description);
    }
}
