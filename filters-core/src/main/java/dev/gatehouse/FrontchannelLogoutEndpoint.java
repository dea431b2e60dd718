package dev.gatehouse;

import dev.gatehouse.servlet.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * Ends the login of a browser whose provider's logout page loads this in a frame (OpenID Connect Front-Channel Logout
 * 1.0; FusionAuth's Application Logout URL). Parameters are not looked at, since FusionAuth sends none.
 */
final class FrontchannelLogoutEndpoint implements Endpoint {
    private final LogoutEndpoint logout;
    private final URI provider;

    /**
     * Ends logins as the other one does.
     *
     * @param provider whose pages may frame the answer
     */
    FrontchannelLogoutEndpoint(LogoutEndpoint logout, URI provider) {
        this.logout = logout;
        this.provider = provider;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        String destination = exchange.request().getHeader("Sec-Fetch-Dest");
        if (!exchange.request().getMethod().equals("GET")) {
            Challenge.methodNotAllowed(exchange, "GET");
        } else if (destination != null && !destination.equals("iframe")) {
            Challenge.badRequest(
                    exchange, "This is no page", "It ends a login when the login service loads it in a frame.");
        } else {
            logout.endIfAny(exchange);
            new Page(HttpServletResponse.SC_OK, "You are logged out")
                    .frameableBy(provider)
                    .write(exchange.response());
        }
    }
}
