package dev.gatehouse.settings;

import static dev.gatehouse.settings.Catalog.*;

import dev.gatehouse.settings.ProviderSettings.Endpoint;
import dev.gatehouse.settings.ProviderSettings.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a provider cannot be asked for, and what it cannot be found by. */
final class ProviderClashes {
    private ProviderClashes() {}

    static List<Clash> all() {
        List<Clash> all = new ArrayList<>();
        urls().forEach(url -> all.add(plainHttp(url)));
        all.addAll(withoutDiscovery());
        all.addAll(fusionAuthOnly());
        return all;
    }

    /** Every setting that holds a URL of the provider. */
    static Stream<Setting<URI>> urls() {
        return Stream.concat(
                Stream.of(PROVIDER_URL, PROVIDER_BROWSER_URL),
                Stream.of(Endpoint.values()).map(Catalog::endpoint));
    }

    /** Whether what is sent to this URL can be overheard. */
    static boolean isPlainHttp(Values values, Setting<URI> setting) {
        URI url = values.find(setting);
        return url != null && url.getScheme().equals("http") && !LoopbackHost.is(url.getHost());
    }

    private static Clash plainHttp(Setting<URI> url) {
        return new Clash(
                List.of(url, PROVIDER_ALLOW_HTTP),
                values -> isPlainHttp(values, url) && !values.get(PROVIDER_ALLOW_HTTP),
                "plain http can be overheard: use https, a loopback host (localhost, *.localhost, 127.0.0.0/8, [::1]),"
                        + " or provider.allow-http=true");
    }

    private static List<Clash> withoutDiscovery() {
        List<Clash> clashes = new ArrayList<>();
        clashes.add(new Clash(
                List.of(PROVIDER_DISCOVERY, PROVIDER_ISSUER),
                values -> !values.get(PROVIDER_DISCOVERY) && !values.isGiven(PROVIDER_ISSUER),
                "without discovery nothing tells who issues the tokens: give provider.issuer"));
        for (Endpoint endpoint : List.of(Endpoint.AUTHORIZATION, Endpoint.TOKEN, Endpoint.JWKS)) {
            Setting<URI> setting = endpoint(endpoint);
            clashes.add(new Clash(
                    List.of(PROVIDER_DISCOVERY, PROVIDER_KIND, setting),
                    values -> !values.get(PROVIDER_DISCOVERY)
                            && values.get(PROVIDER_KIND) == Kind.OIDC
                            && !values.isGiven(setting),
                    "without discovery the endpoints of an OpenID provider are not known: give " + setting.name()));
        }
        return clashes;
    }

    private static List<Clash> fusionAuthOnly() {
        return List.of(
                new Clash(
                        List.of(PROVIDER_KIND, LOGIN_METHOD),
                        values -> values.get(PROVIDER_KIND) == Kind.OIDC
                                && values.get(LOGIN_METHOD) == LoginSettings.Method.LOGIN_API,
                        "/api/login is FusionAuth's: use another login.method, or provider.kind=fusionauth"),
                new Clash(
                        List.of(PROVIDER_KIND, REFRESH_ENDPOINT),
                        values -> values.get(PROVIDER_KIND) == Kind.OIDC
                                && values.get(REFRESH_ENDPOINT) == RefreshSettings.Endpoint.JWT_REFRESH,
                        "/api/jwt/refresh is FusionAuth's: use refresh.endpoint=oauth2-token, or"
                                + " provider.kind=fusionauth"));
    }
}
