package dev.gatehouse.demo.idp.webhook;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where events are sent. Names and units as in FusionAuth's webhook.
 *
 * @param events the types it wants; empty for all
 * @param tenantIds the tenants it is for; empty for all
 * @param headers sent with each event, besides those for the content
 * @param connectTimeout in milliseconds
 * @param readTimeout in milliseconds
 */
public record Webhook(
        URI url,
        List<String> events,
        List<UUID> tenantIds,
        Map<String, String> headers,
        @Nullable String httpAuthenticationUsername,
        @Nullable String httpAuthenticationPassword,
        int connectTimeout,
        int readTimeout,
        SignatureConfiguration signatureConfiguration) {

    /**
     * Whether and how events are signed.
     *
     * @param signingKeyId the key; none for the instance's default key
     */
    public record SignatureConfiguration(
            boolean enabled, @Nullable UUID signingKeyId) {}

    /** A webhook for all events, signed with the default key. */
    public static Webhook signed(URI url) {
        return new Webhook(
                url, List.of(), List.of(), Map.of(), null, null, 1000, 2000, new SignatureConfiguration(true, null));
    }

    /** The same, but its events are not signed. */
    public Webhook unsigned() {
        return signing(new SignatureConfiguration(false, null));
    }

    /** The same, but its events are signed with another key. */
    public Webhook signedWith(UUID keyId) {
        return signing(new SignatureConfiguration(true, keyId));
    }

    /** The same with Basic authentication. */
    public Webhook withBasic(String username, String password) {
        return new Webhook(
                url,
                events,
                tenantIds,
                headers,
                username,
                password,
                connectTimeout,
                readTimeout,
                signatureConfiguration);
    }

    /** The same for these types of events alone. */
    public Webhook forEvents(String... types) {
        return new Webhook(
                url,
                List.of(types),
                tenantIds,
                headers,
                httpAuthenticationUsername,
                httpAuthenticationPassword,
                connectTimeout,
                readTimeout,
                signatureConfiguration);
    }

    private Webhook signing(SignatureConfiguration signature) {
        return new Webhook(
                url,
                events,
                tenantIds,
                headers,
                httpAuthenticationUsername,
                httpAuthenticationPassword,
                connectTimeout,
                readTimeout,
                signature);
    }

    boolean wants(Event event) {
        return (events.isEmpty() || events.contains(event.type()))
                && (tenantIds.isEmpty() || tenantIds.contains(event.tenantId()));
    }

    /** The address alone. */
    @Override
    public String toString() {
        return "Webhook[" + url + "]";
    }
}
