package dev.gatehouse.demo.idp.api;

import dev.gatehouse.demo.idp.http.Routes;
import dev.gatehouse.demo.idp.session.Instance;

/** Where the endpoints below {@code /api} are. */
public final class ApiEndpoints {
    private ApiEndpoints() {}

    /** Adds them. */
    public static void addTo(Routes routes, Instance instance) {
        routes.on("POST", "/api/jwt/refresh", new JwtRefreshEndpoint(instance))
                .on("POST", "/api/logout", new LogoutApi(instance));
    }
}
