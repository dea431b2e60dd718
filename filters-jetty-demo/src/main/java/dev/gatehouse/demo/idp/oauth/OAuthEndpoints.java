package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Routes;
import dev.gatehouse.demo.idp.model.GrantType;
import dev.gatehouse.demo.idp.session.Instance;
import java.util.Map;

/** Where the OAuth and OpenID endpoints are. */
public final class OAuthEndpoints {
    private OAuthEndpoints() {}

    /** Adds them. */
    public static void addTo(Routes routes, Instance instance) {
        AuthorizeEndpoint authorize = new AuthorizeEndpoint(instance);
        LogoutEndpoint logout = new LogoutEndpoint(instance);
        UserInfoEndpoint userInfo = new UserInfoEndpoint(instance);
        DiscoveryEndpoint discovery = new DiscoveryEndpoint(instance);
        ClientAuthentication clients = new ClientAuthentication(instance.directory());
        TokenEndpoint token = new TokenEndpoint(
                clients,
                Map.of(
                        GrantType.AUTHORIZATION_CODE, new CodeGrant(instance),
                        GrantType.REFRESH_TOKEN, new RefreshGrant(instance)));
        routes.on("GET", "/oauth2/authorize", authorize)
                .on("POST", "/oauth2/authorize", authorize)
                .on("POST", "/oauth2/token", token)
                .on("GET", "/oauth2/userinfo", userInfo)
                .on("POST", "/oauth2/userinfo", userInfo)
                .on("GET", "/oauth2/logout", logout)
                .on("POST", "/oauth2/logout", logout)
                .on("GET", "/.well-known/openid-configuration", discovery)
                .on("GET", "/{tenantId}/.well-known/openid-configuration", discovery)
                .on(
                        "GET",
                        "/.well-known/jwks.json",
                        call -> Answer.json(200, instance.keys().jwks()));
    }
}
