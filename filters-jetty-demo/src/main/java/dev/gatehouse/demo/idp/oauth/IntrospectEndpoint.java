package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.Uuids;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.RefreshTokens;
import java.util.Optional;

/**
 * {@code POST /oauth2/introspect} (RFC 7662). A client may name itself without its secret, as FusionAuth's own client
 * does.
 */
final class IntrospectEndpoint implements Endpoint {
    private final Instance instance;
    private final ClientAuthentication clients;

    IntrospectEndpoint(Instance instance, ClientAuthentication clients) {
        this.instance = instance;
        this.clients = clients;
    }

    @Override
    public Answer answer(Call call) {
        Application application = clients.authenticate(call).application();
        Parameters form = call.form();
        String token = form.get("token")
                .orElseThrow(() -> OAuthRefusal.invalidRequest(OAuthReason.MISSING_TOKEN, "The token is missing."));
        return switch (form.get("token_type_hint").orElse("")) {
            case "refresh_token" -> refreshToken(token, application);
            case "access_token" -> jwt(token, application, Optional.of(false));
            case "id_token" -> jwt(token, application, Optional.of(true));
            case "" -> jwt(token, application, Optional.empty());
            default ->
                throw new OAuthRefusal(
                        400,
                        OAuthError.UNSUPPORTED_TOKEN_TYPE,
                        OAuthReason.UNSUPPORTED_TOKEN_TYPE,
                        "The token_type_hint must be access_token, id_token or refresh_token.");
        };
    }

    private Answer jwt(String token, Application application, Optional<Boolean> wantsIdToken) {
        Optional<ObjectNode> claims = instance.reader().valid(token);
        if (claims.isEmpty() || isRevoked(claims.get())) {
            return inactive();
        }
        if (!audienceOf(claims.get()).equals(application.clientId())) {
            throw OAuthRefusal.invalidClient(OAuthReason.INVALID_CLIENT_ID, "The token was issued for another client.");
        }
        if (wantsIdToken.filter(id -> id != claims.get().has("at_hash")).isPresent()) {
            throw OAuthRefusal.invalidRequest(OAuthReason.TOKEN_TYPE_HINT_MISMATCH, "The token is of another type.");
        }
        ObjectNode answer = Json.object();
        answer.put("active", true);
        answer.setAll(claims.get());
        return Answer.json(200, answer);
    }

    private Answer refreshToken(String value, Application application) {
        RefreshTokens tokens = instance.refreshTokens();
        Optional<RefreshToken> token = tokens.find(value).filter(found -> !found.isSsoSession());
        if (token.isEmpty()) {
            return inactive();
        }
        if (!application.id().equals(token.get().applicationId())) {
            throw OAuthRefusal.invalidClient(OAuthReason.INVALID_CLIENT_ID, "The token was issued for another client.");
        }
        long end = tokens.endOf(token.get()).toEpochMilli();
        ObjectNode answer = Json.object();
        answer.put("active", true);
        answer.put("exp", instance.switches().introspectionMillis() ? end : end / 1000);
        return Answer.json(200, answer);
    }

    private boolean isRevoked(ObjectNode claims) {
        return instance.switches().introspectionKnowsRevocation()
                && claims.has("sid")
                && Uuids.parse(claims.path("sid").asText())
                        .flatMap(instance.refreshTokens()::byId)
                        .isEmpty();
    }

    private static String audienceOf(ObjectNode claims) {
        return claims.path("aud").isArray()
                ? claims.path("aud").path(0).asText()
                : claims.path("aud").asText();
    }

    private static Answer inactive() {
        return Answer.json(200, Json.object().put("active", false));
    }
}
