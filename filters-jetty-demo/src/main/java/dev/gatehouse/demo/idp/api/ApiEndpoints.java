package dev.gatehouse.demo.idp.api;

import dev.gatehouse.demo.idp.http.Routes;
import dev.gatehouse.demo.idp.instance.Instance;

/** Where the endpoints below {@code /api} are. */
public final class ApiEndpoints {
    private ApiEndpoints() {}

    /** Adds them. */
    public static void addTo(Routes routes, Instance instance) {
        JwtApi jwt = new JwtApi(instance);
        RefreshTokensApi refreshTokens = new RefreshTokensApi(instance);
        PingApi ping = new PingApi(instance);
        ChangePasswordApi changePassword = new ChangePasswordApi(instance);
        routes.on("POST", "/api/jwt/refresh", new JwtRefreshEndpoint(instance))
                .on("GET", "/api/jwt/refresh", refreshTokens::retrieveAll)
                .on("GET", "/api/jwt/refresh/{tokenId}", refreshTokens::retrieve)
                .on("DELETE", "/api/jwt/refresh", refreshTokens::revoke)
                .on("DELETE", "/api/jwt/refresh/{tokenId}", refreshTokens::revokeOne)
                .on("GET", "/api/jwt/validate", jwt::validate)
                .on("GET", "/api/jwt/issue", new IssueApi(instance))
                .on("POST", "/api/jwt/vend", jwt::vend)
                .on("GET", "/api/jwt/public-key", jwt::publicKey)
                .on("POST", "/api/login", new LoginApi(instance))
                .on("PUT", "/api/login", ping)
                .on("PUT", "/api/login/{userId}/{applicationId}", ping)
                .on("POST", "/api/two-factor/login", new TwoFactorLoginApi(instance))
                .on("POST", "/api/user/change-password", changePassword)
                .on("POST", "/api/user/change-password/{id}", changePassword)
                .on("POST", "/api/logout", new LogoutApi(instance));
    }
}
