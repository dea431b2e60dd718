package dev.gatehouse.provider;

import dev.gatehouse.settings.ProviderSettings.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** The revocation endpoint of RFC 7009, where the provider names one. */
final class RevocationEndpoint implements Revocation {
    private final Endpoints endpoints;
    private final BoundedExchange http;
    private final ClientAuthentication client;

    RevocationEndpoint(Endpoints endpoints, BoundedExchange http, ClientAuthentication client) {
        this.endpoints = endpoints;
        this.http = http;
        this.client = client;
    }

    @Override
    public boolean revoke(String refreshToken) throws IOException {
        Optional<URI> endpoint = endpoints.find(Endpoint.REVOCATION);
        if (endpoint.isEmpty()) {
            return false;
        }
        Form form = new Form().with("token", refreshToken).with("token_type_hint", "refresh_token");
        http.send(client.post(endpoint.get(), form)).requireOk();
        return true;
    }
}
