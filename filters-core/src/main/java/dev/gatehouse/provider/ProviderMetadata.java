package dev.gatehouse.provider;

import dev.gatehouse.settings.ProviderSettings.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0 section 3).
 *
 * @param issuer an opaque text; null where the metadata is not read
 * @param issuerInResponse whether its authorization answers carry {@code iss} (RFC 9207 section 3)
 * @param endpoints those it names that may be used
 */
record ProviderMetadata(@Nullable String issuer, boolean issuerInResponse, Map<Endpoint, URI> endpoints) {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderMetadata.class);

    /** For {@code provider.discovery=false}. */
    static final ProviderMetadata UNREAD = new ProviderMetadata(null, false, Map.of());

    private static final Map<Endpoint, String> MEMBERS = Map.of(
            Endpoint.AUTHORIZATION, "authorization_endpoint",
            Endpoint.TOKEN, "token_endpoint",
            Endpoint.JWKS, "jwks_uri",
            Endpoint.USERINFO, "userinfo_endpoint",
            Endpoint.END_SESSION, "end_session_endpoint",
            Endpoint.REVOCATION, "revocation_endpoint");

    ProviderMetadata {
        endpoints = Map.copyOf(endpoints);
    }

    /**
     * Reads the metadata document. An endpoint that may not be used is left out, and logged as an error.
     *
     * @param usable whether an endpoint may be used
     * @throws IOException when it is not a JSON object with an issuer
     */
    static ProviderMetadata parse(String document, Predicate<URI> usable) throws IOException {
        JsonObject json = JsonObject.parse(document);
        String issuer = json.text("issuer");
        if (issuer == null) {
            throw new IOException("the metadata has no \"issuer\"");
        }
        Map<Endpoint, URI> endpoints = new EnumMap<>(Endpoint.class);
        MEMBERS.forEach((endpoint, member) -> {
            URI uri = uri(json.textOrEmpty(member));
            if (uri != null && usable.test(uri)) {
                endpoints.put(endpoint, uri);
            } else if (!json.textOrEmpty(member).isEmpty()) {
                LOG.error(
                        "The provider's metadata names {} as {}, which is not used; accepted are https URLs and those"
                                + " of the origin of provider.url",
                        ForeignText.printable(json.textOrEmpty(member)),
                        member);
            }
        });
        return new ProviderMetadata(issuer, json.isTrue("authorization_response_iss_parameter_supported"), endpoints);
    }

    /** The text as an absolute URL with a host; null where it is none. */
    private static @Nullable URI uri(String text) {
        try {
            URI uri = URI.create(text);
            return uri.isAbsolute() && uri.getHost() != null && uri.getRawUserInfo() == null ? uri : null;
        } catch (IllegalArgumentException noUri) {
            return null;
        }
    }
}
