package dev.gatehouse.settings;

import org.jspecify.annotations.Nullable;

/**
 * Who we are to the provider.
 *
 * @param id the {@code client_id}; FusionAuth's application id
 * @param secret null for a public client
 * @param authentication how the client authenticates at the token endpoint
 * @param privateKey a private JWK, for {@link Authentication#PRIVATE_KEY_JWT}
 */
public record ClientSettings(
        String id,
        @Nullable Secret secret,
        Authentication authentication,
        @Nullable Secret privateKey) {

    static ClientSettings from(Values values) {
        Secret secret = values.find(Catalog.CLIENT_SECRET);
        return new ClientSettings(
                values.get(Catalog.CLIENT_ID),
                secret,
                values.find(Catalog.CLIENT_AUTHENTICATION, secret == null ? Authentication.NONE : Authentication.BASIC),
                values.find(Catalog.CLIENT_PRIVATE_KEY));
    }

    /** Client authentication at the token endpoint (RFC 6749 section 2.3, RFC 7523). */
    public enum Authentication {
        BASIC,
        POST,
        NONE,
        PRIVATE_KEY_JWT
    }
}
