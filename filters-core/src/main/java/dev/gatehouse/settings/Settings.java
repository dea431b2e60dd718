package dev.gatehouse.settings;

/**
 * Every setting of one web application: read once, checked once, never changed. {@link CheckedSettings}
 * makes it from {@link SettingSources}.
 *
 * @param provider the identity provider
 * @param client who we are to it
 * @param login how users log in and out
 * @param credentials where a login lives between requests
 * @param refresh how tokens are refreshed
 * @param token which tokens are accepted
 * @param cookie the suite's cookies
 * @param path the suite's paths
 * @param protect what is protected
 * @param web the web around the application
 * @param webhook how events are authenticated
 * @param cluster what the nodes share
 * @param register whether a jar in {@code WEB-INF/lib} registers the filter itself
 */
public record Settings(
        ProviderSettings provider,
        ClientSettings client,
        LoginSettings login,
        CredentialSettings credentials,
        RefreshSettings refresh,
        TokenSettings token,
        CookieSettings cookie,
        PathSettings path,
        ProtectSettings protect,
        WebSettings web,
        WebhookSettings webhook,
        ClusterSettings cluster,
        boolean register) {

    static Settings from(Values values) {
        return new Settings(
                ProviderSettings.from(values),
                ClientSettings.from(values),
                LoginSettings.from(values),
                CredentialSettings.from(values),
                RefreshSettings.from(values),
                TokenSettings.from(values),
                CookieSettings.from(values),
                PathSettings.from(values),
                ProtectSettings.from(values),
                WebSettings.from(values),
                WebhookSettings.from(values),
                ClusterSettings.from(values),
                values.get(Catalog.REGISTER));
    }
}
