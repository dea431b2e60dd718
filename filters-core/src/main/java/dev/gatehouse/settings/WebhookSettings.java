package dev.gatehouse.settings;

import org.jspecify.annotations.Nullable;

/**
 * How FusionAuth's events are authenticated.
 *
 * @param requireSignature whether an event must be signed
 * @param username user name of HTTP Basic authentication; null: none is asked for
 * @param password password of HTTP Basic authentication
 */
public record WebhookSettings(
        boolean requireSignature,
        @Nullable String username,
        @Nullable Secret password) {

    static WebhookSettings from(Values values) {
        return new WebhookSettings(
                values.get(Catalog.WEBHOOK_REQUIRE_SIGNATURE),
                values.find(Catalog.WEBHOOK_USERNAME),
                values.find(Catalog.WEBHOOK_PASSWORD));
    }
}
