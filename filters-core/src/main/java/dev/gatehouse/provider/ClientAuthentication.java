package dev.gatehouse.provider;

import dev.gatehouse.settings.ClientSettings;
import dev.gatehouse.settings.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How a form says which client sends it, and proves it. */
@FunctionalInterface
interface ClientAuthentication {

    /** The form as a POST that names this client. */
    HttpRequest.Builder post(URI uri, Form form);

    /**
     * The one that the settings ask for.
     *
     * @throws IllegalArgumentException when it needs a secret that is not there, or is not supported
     */
    static ClientAuthentication of(ClientSettings client) {
        return switch (client.authentication()) {
            case BASIC -> basic(client.id(), required(client.secret()));
            case POST -> {
                Secret secret = required(client.secret());
                yield (uri, form) -> form.with("client_id", client.id())
                        .with("client_secret", secret.value())
                        .postTo(uri);
            }
            case NONE -> (uri, form) -> form.with("client_id", client.id()).postTo(uri);
            case PRIVATE_KEY_JWT ->
                throw new IllegalArgumentException(
                        "client.authentication is private-key-jwt; supported are basic, post, none");
        };
    }

    /** RFC 6749 section 2.3.1: both are form-encoded before they are put together. */
    private static ClientAuthentication basic(String id, Secret secret) {
        String credentials = Form.encode(id) + ":" + Form.encode(secret.value());
        String header = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
        return (uri, form) -> form.postTo(uri).header("Authorization", header);
    }

    private static Secret required(@Nullable Secret secret) {
        if (secret == null) {
            throw new IllegalArgumentException("client.secret is missing; client.authentication needs it");
        }
        return secret;
    }
}
