package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.model.GrantType;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import java.util.Map;

/** {@code POST /oauth2/token}: parameters in the body, never in the query. */
final class TokenEndpoint implements Endpoint {
    private final ClientAuthentication clients;
    private final Map<String, GrantType> names;
    private final Map<GrantType, TokenGrant> grants;

    TokenEndpoint(ClientAuthentication clients, Map<GrantType, TokenGrant> grants) {
        this.clients = clients;
        this.names = Map.of(
                "authorization_code", GrantType.AUTHORIZATION_CODE,
                "password", GrantType.PASSWORD,
                "refresh_token", GrantType.REFRESH_TOKEN);
        this.grants = grants;
    }

    @Override
    public Answer answer(Call call) {
        String name = call.form()
                .get("grant_type")
                .orElseThrow(() ->
                        OAuthRefusal.invalidRequest(OAuthReason.MISSING_GRANT_TYPE, "The grant_type is missing."));
        GrantType type = names.get(name);
        TokenGrant grant = type == null ? null : grants.get(type);
        if (type == null || grant == null) {
            throw new OAuthRefusal(
                    400, OAuthError.UNSUPPORTED_GRANT_TYPE, OAuthReason.INVALID_GRANT_TYPE, "Unknown grant_type.");
        }
        Client client = clients.authenticate(call);
        Origins.check(call, client.application());
        if (!client.application().oauthConfiguration().enabledGrants().contains(type)) {
            throw new OAuthRefusal(
                    400,
                    OAuthError.UNAUTHORIZED_CLIENT,
                    OAuthReason.GRANT_TYPE_DISABLED,
                    "The application does not allow this grant.");
        }
        return Answer.json(200, grant.redeem(client, call)).with("Pragma", "no-cache");
    }
}
