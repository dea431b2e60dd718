package dev.gatehouse.provider;

import dev.gatehouse.settings.LoopbackHost;
import dev.gatehouse.settings.ProviderSettings;
import dev.gatehouse.settings.ProviderSettings.Kind;
import java.io.IOException;
import java.net.URI;

/**
 * The provider's metadata where it is published: {@code /.well-known/openid-configuration} under {@code provider.url},
 * with FusionAuth behind the tenant where one is configured.
 */
final class MetadataDocument implements Discovery.Source {
    private final ProviderSettings settings;
    private final BoundedExchange http;
    private final URI location;

    MetadataDocument(ProviderSettings settings, BoundedExchange http) {
        this.settings = settings;
        this.http = http;
        boolean ofTenant = settings.kind() == Kind.FUSIONAUTH && settings.tenantId() != null;
        this.location = new BaseUrl(settings.url())
                .resolve((ofTenant ? "/" + settings.tenantId() : "") + "/.well-known/openid-configuration");
    }

    @Override
    public ProviderMetadata read() throws IOException {
        if (!settings.discovery()) {
            return ProviderMetadata.UNREAD;
        }
        try {
            String document = http.get(location).requireOk();
            return acceptable(ProviderMetadata.parse(document, this::isUsable));
        } catch (IOException failed) {
            throw new IOException(location + ": " + failed.getMessage());
        }
    }

    private ProviderMetadata acceptable(ProviderMetadata metadata) throws IOException {
        String expected = settings.issuer();
        if (settings.kind() == Kind.OIDC && expected != null && !expected.equals(metadata.issuer())) {
            throw new IOException("the issuer is \"" + ForeignText.printable(String.valueOf(metadata.issuer()))
                    + "\"; provider.issuer is \"" + expected + "\"");
        }
        return metadata;
    }

    /** Plain http only where the settings accept it too. */
    boolean isUsable(URI endpoint) {
        if ("https".equalsIgnoreCase(endpoint.getScheme())) {
            return true;
        }
        return "http".equalsIgnoreCase(endpoint.getScheme())
                && (settings.allowHttp()
                        || LoopbackHost.is(endpoint.getHost())
                        || new BaseUrl(settings.url()).isSameOrigin(endpoint)
                        || new BaseUrl(settings.browserUrl()).isSameOrigin(endpoint));
    }
}
