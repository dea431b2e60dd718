package dev.gatehouse.settings;

import static dev.gatehouse.settings.Catalog.*;

import dev.gatehouse.settings.ClientSettings.Authentication;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Everything that cannot be had together, save what is about the provider or cookies. */
final class Clashes {
    private static final List<Setting<String>> PATHS = List.of(
            PATH_LOGIN,
            PATH_CALLBACK,
            PATH_REGISTER,
            PATH_LOGOUT,
            PATH_USER,
            PATH_REFRESH,
            PATH_WEBHOOK,
            PATH_BACKCHANNEL_LOGOUT,
            PATH_FRONTCHANNEL_LOGOUT);

    private Clashes() {}

    static List<Clash> all() {
        List<Clash> all = new ArrayList<>(ProviderClashes.all());
        all.addAll(client());
        all.addAll(tokens());
        all.addAll(CookieClashes.all());
        all.addAll(paths());
        all.addAll(others());
        return all;
    }

    private static List<Clash> client() {
        Predicate<Values> secretNeeded = values -> {
            Authentication by = values.find(CLIENT_AUTHENTICATION);
            return (by == Authentication.BASIC || by == Authentication.POST) && !values.isGiven(CLIENT_SECRET);
        };
        return List.of(
                new Clash(
                        List.of(CLIENT_AUTHENTICATION, CLIENT_SECRET),
                        secretNeeded,
                        "a client without a secret has nothing to send: give client.secret, or use none"),
                new Clash(
                        List.of(CLIENT_AUTHENTICATION, CLIENT_PRIVATE_KEY),
                        values -> values.find(CLIENT_AUTHENTICATION) == Authentication.PRIVATE_KEY_JWT
                                && !values.isGiven(CLIENT_PRIVATE_KEY),
                        "there is nothing to sign with: give client.private-key"));
    }

    private static List<Clash> tokens() {
        return List.of(
                new Clash(
                        List.of(TOKEN_ALGORITHMS, TOKEN_HMAC_SECRET),
                        values -> TokenText.hasHmac(values.get(TOKEN_ALGORITHMS)) && !values.isGiven(TOKEN_HMAC_SECRET),
                        "HS* is checked with a shared secret: give token.hmac-secret, or take HS* out"),
                new Clash(
                        List.of(TOKEN_USE, LOGIN_METHOD),
                        values -> values.get(TOKEN_USE) == TokenSettings.Use.ID_TOKEN
                                && values.get(LOGIN_METHOD) == LoginSettings.Method.LOGIN_API,
                        "/api/login returns no ID token: use access-token, or another login.method"),
                new Clash(
                        List.of(TOKEN_USE, REFRESH_ENDPOINT),
                        values -> values.get(TOKEN_USE) == TokenSettings.Use.ID_TOKEN
                                && values.get(REFRESH_ENDPOINT) == RefreshSettings.Endpoint.JWT_REFRESH,
                        "/api/jwt/refresh returns no ID token: use access-token, or refresh.endpoint=oauth2-token"),
                new Clash(
                        List.of(CREDENTIALS, REFRESH_ENDPOINT),
                        values -> values.get(CREDENTIALS) == CredentialSettings.Kind.SESSION_AND_REFRESH_COOKIE
                                && values.get(REFRESH_ENDPOINT) == RefreshSettings.Endpoint.NONE,
                        "the refresh-token cookie could revive no session: use credentials=session, or another"
                                + " refresh.endpoint"),
                new Clash(
                        List.of(CREDENTIALS, REFRESH_ON),
                        values -> values.get(CREDENTIALS) == CredentialSettings.Kind.SESSION_AND_REFRESH_COOKIE
                                && !values.get(REFRESH_ON).contains(RefreshSettings.Trigger.ABSENT),
                        "the refresh-token cookie could revive no session, since one that is gone is absent: use"
                                + " credentials=session, or add absent to refresh.on"));
    }

    private static List<Clash> paths() {
        List<Clash> clashes = new ArrayList<>();
        for (int i = 0; i < PATHS.size(); i++) {
            Setting<String> path = PATHS.get(i);
            for (Setting<String> other : PATHS.subList(i + 1, PATHS.size())) {
                clashes.add(new Clash(
                        List.of(path, other),
                        values -> values.get(path).equals(values.get(other)),
                        "each path does one thing: give two that differ"));
            }
            clashes.add(new Clash(
                    List.of(LOGIN_DEFAULT_TARGET, path),
                    values -> pathOf(values.get(LOGIN_DEFAULT_TARGET)).equals(values.get(path)),
                    "a login must end at a page of the application"));
            clashes.add(new Clash(
                    List.of(LOGIN_PAGE, path),
                    values -> values.isGiven(LOGIN_PAGE)
                            && pathOf(values.get(LOGIN_PAGE)).equals(values.get(path)),
                    "the form must be a page of the application"));
        }
        return clashes;
    }

    /** The path of a target as the suite compares its own: without query, fragment and trailing slash. */
    private static String pathOf(String target) {
        return target.replaceFirst("/?([?#].*)?$", "");
    }

    private static List<Clash> others() {
        return List.of(
                new Clash(
                        List.of(WEBHOOK_REQUIRE_SIGNATURE, WEBHOOK_USERNAME, WEBHOOK_PASSWORD),
                        values -> !values.get(WEBHOOK_REQUIRE_SIGNATURE)
                                && !(values.isGiven(WEBHOOK_USERNAME) && values.isGiven(WEBHOOK_PASSWORD)),
                        "without a signature both a user name and a password are needed to tell events from forgeries"),
                new Clash(
                        List.of(WEBHOOK_USERNAME, WEBHOOK_PASSWORD),
                        values -> values.isGiven(WEBHOOK_USERNAME) != values.isGiven(WEBHOOK_PASSWORD),
                        "one is nothing without the other: give both or none"),
                new Clash(
                        List.of(CLUSTER_STORE, CLUSTER_REDIS_URL),
                        values -> values.get(CLUSTER_STORE) == ClusterSettings.Store.REDIS
                                && !values.isGiven(CLUSTER_REDIS_URL),
                        "there is no server to talk to: give cluster.redis-url"));
    }
}
