package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.token.Login;
import dev.gatehouse.demo.idp.token.TokenIssuer;
import org.jspecify.annotations.Nullable;

/** The success answer of the token endpoint (RFC 6749 section 5.1) with FusionAuth's additions. */
final class TokenAnswer {
    private final ObjectNode body = Json.object();

    private TokenAnswer() {}

    /**
     * The answer to a login.
     *
     * @param code the authorization code it was bought with; none without one
     */
    static TokenAnswer of(TokenIssuer issuer, Login login, @Nullable String code) {
        return of(issuer, login, code, login.has("openid"));
    }

    /** The answer to a refresh. */
    static TokenAnswer ofRefresh(TokenIssuer issuer, Login login, boolean withIdToken) {
        return of(issuer, login, null, withIdToken && login.has("openid"));
    }

    private static TokenAnswer of(TokenIssuer issuer, Login login, @Nullable String code, boolean withIdToken) {
        TokenAnswer answer = new TokenAnswer();
        String accessToken = issuer.accessToken(login);
        answer.body.put("access_token", accessToken);
        answer.body.put("expires_in", login.life().toSeconds());
        if (withIdToken) {
            answer.body.put("id_token", issuer.idToken(login, accessToken, code));
        }
        answer.body.put("token_type", login.origin().jkt() == null ? "Bearer" : "DPoP");
        answer.body.put("userId", login.user().id().toString());
        return answer;
    }

    /** Adds the refresh token. */
    TokenAnswer with(RefreshToken token) {
        body.put("refresh_token", token.token());
        body.put("refresh_token_id", token.id().toString());
        return this;
    }

    /** Adds what was granted; not in the answer to a refresh. */
    TokenAnswer withScope(Login login) {
        body.put("scope", String.join(" ", login.origin().scopes()));
        return this;
    }

    String accessToken() {
        return body.path("access_token").asText();
    }

    ObjectNode body() {
        return body;
    }
}
