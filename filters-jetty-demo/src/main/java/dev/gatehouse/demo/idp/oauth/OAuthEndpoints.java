package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.http.Routes;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.GrantType;
import java.util.Map;

/** Where the OAuth and OpenID endpoints and their pages are. */
public final class OAuthEndpoints {
    private OAuthEndpoints() {}

    /** Adds them. */
    public static void addTo(Routes routes, Instance instance) {
        addPages(routes, instance);
        ClientAuthentication clients = new ClientAuthentication(instance.directory());
        Map<GrantType, TokenGrant> grants = Map.of(
                GrantType.AUTHORIZATION_CODE, new CodeGrant(instance),
                GrantType.PASSWORD, new PasswordGrant(instance),
                GrantType.REFRESH_TOKEN, new RefreshGrant(instance));
        DiscoveryEndpoint discovery = new DiscoveryEndpoint(instance);
        Endpoint userInfo = new Paired(new UserInfoEndpoint(instance), instance);
        Endpoint logout = new Paired(new LogoutEndpoint(instance), instance);
        routes.on("POST", "/oauth2/token", new Paired(new TokenEndpoint(clients, grants), instance))
                .on("POST", "/oauth2/introspect", new Paired(new IntrospectEndpoint(instance, clients), instance))
                .on("GET", "/oauth2/userinfo", userInfo)
                .on("POST", "/oauth2/userinfo", userInfo)
                .on("GET", "/oauth2/logout", logout)
                .on("POST", "/oauth2/logout", logout)
                .on("GET", "/.well-known/openid-configuration", discovery)
                .on("GET", "/{tenantId}/.well-known/openid-configuration", discovery)
                .on("GET", "/.well-known/jwks.json", new JwksEndpoint(instance));
    }

    private static void addPages(Routes routes, Instance instance) {
        addPage(routes, "/oauth2/authorize", new AuthorizeEndpoint(instance));
        addPage(routes, "/oauth2/two-factor", new TwoFactorPage(instance));
        addPage(routes, "/oauth2/consent", new ConsentPage(instance));
        addPage(routes, "/oauth2/register", new RegisterPage(instance));
        addPage(routes, "/password/change/{id}", new PasswordChangePage(instance));
    }

    private static void addPage(Routes routes, String path, HostedPage page) {
        routes.on("GET", path, page).on("POST", path, page);
    }
}
