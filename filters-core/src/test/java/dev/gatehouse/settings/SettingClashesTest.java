package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingClashesTest {
    private static final String NOT_OVERHEARD =
            "plain http can be overheard: use https, a loopback host (localhost, *.localhost, 127.0.0.0/8, [::1]), or"
                    + " provider.allow-http=true";
    private static final List<String> PATHS = List.of(
            "path.login",
            "path.callback",
            "path.register",
            "path.logout",
            "path.user",
            "path.refresh",
            "path.webhook",
            "path.backchannel-logout",
            "path.frontchannel-logout");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider.url",
                "provider.browser-url",
                "provider.authorization-endpoint",
                "provider.token-endpoint",
                "provider.jwks-endpoint",
                "provider.userinfo-endpoint",
                "provider.end-session-endpoint",
                "provider.revocation-endpoint",
                "provider.jwt-refresh-endpoint",
                "provider.login-endpoint"
            })
    void plainHttpOffALoopbackHost(String url) {
        Given given = Given.theUsualAnd(url, "http://id.example.com");

        assertThat(given.faults())
                .containsExactly(url + " is \"http://id.example.com\" (init-param), provider.allow-http is \"false\""
                        + " (default); " + NOT_OVERHEARD);
        given.with("provider.allow-http", "true");
        assertThat(given.checked().warnings())
                .containsExactly(url + " is \"http://id.example.com\" (init-param): by plain http, passwords and tokens"
                        + " can be read and changed on the way");
        given.with(url, "http://localhost:9011").without("provider.allow-http");
        assertThat(given.checked().warnings()).isEmpty();
    }

    @Test
    void withoutDiscoveryTheIssuerIsNotKnown() {
        Given given = Given.theUsualAnd("provider.discovery", "false");

        assertThat(given.faults())
                .containsExactly(
                        "provider.discovery is \"false\" (init-param), provider.issuer is not given (then it is"
                                + " discovery's); without discovery nothing tells who issues the tokens: give"
                                + " provider.issuer");
        assertThat(given.with("provider.issuer", "acme.com").faults()).isEmpty();
    }

    @Test
    void withoutDiscoveryTheEndpointsOfAnOpenIdProviderAreNotKnown() {
        Given given = Given.theUsualAnd("provider.discovery", "false", "provider.kind", "oidc", "provider.issuer", "i");

        for (String endpoint : List.of("authorization", "token", "jwks")) {
            String name = "provider." + endpoint + "-endpoint";
            assertThat(given.faults())
                    .first()
                    .asString()
                    .isEqualTo("provider.discovery is \"false\" (init-param), provider.kind is \"oidc\" (init-param), "
                            + name + " is not given (then it is discovery's); without discovery the endpoints of an"
                            + " OpenID provider are not known: give " + name);
            given.with(name, "https://id.example.com/" + endpoint);
        }
        assertThat(given.faults()).isEmpty();
    }

    @Test
    void whatOnlyFusionAuthHas() {
        assertThat(Given.theUsualAnd("provider.kind", "oidc", "login.method", "login-api")
                        .faults())
                .containsExactly("provider.kind is \"oidc\" (init-param), login.method is \"login-api\" (init-param);"
                        + " /api/login is FusionAuth's: use another login.method, or provider.kind=fusionauth");
        assertThat(Given.theUsualAnd("provider.kind", "oidc", "refresh.endpoint", "jwt-refresh")
                        .faults())
                .containsExactly("provider.kind is \"oidc\" (init-param), refresh.endpoint is \"jwt-refresh\""
                        + " (init-param); /api/jwt/refresh is FusionAuth's: use refresh.endpoint=oauth2-token, or"
                        + " provider.kind=fusionauth");
        assertThat(Given.theUsualAnd("provider.kind", "oidc", "login.method", "password")
                        .faults())
                .isEmpty();
    }

    @Test
    void aLoginPageThatIsOneOfTheSuitesOwnPaths() {
        assertThat(Given.theUsualAnd("login.page", "/app/login?x=1").faults())
                .containsExactly(
                        "login.page is \"/app/login?x=1\" (init-param), path.login is \"/app/login\" (default);"
                                + " the form must be a page of the application");
        assertThat(Given.theUsualAnd("login.page", "/sign-in?x=1").faults()).isEmpty();
    }

    @Test
    void whereNoIdTokenComesFrom() {
        assertThat(Given.theUsualAnd("token.use", "id-token", "login.method", "login-api")
                        .faults())
                .containsExactly("token.use is \"id-token\" (init-param), login.method is \"login-api\" (init-param);"
                        + " /api/login returns no ID token: use access-token, or another login.method");
        assertThat(Given.theUsualAnd("token.use", "id-token", "refresh.endpoint", "jwt-refresh")
                        .faults())
                .containsExactly("token.use is \"id-token\" (init-param), refresh.endpoint is \"jwt-refresh\""
                        + " (init-param); /api/jwt/refresh returns no ID token: use access-token, or"
                        + " refresh.endpoint=oauth2-token");
        assertThat(Given.theUsualAnd("token.use", "id-token", "refresh.endpoint", "none")
                        .faults())
                .isEmpty();
    }

    @Test
    void aSessionThatNothingCanRevive() {
        assertThat(Given.theUsualAnd("credentials", "session-and-refresh-cookie", "refresh.endpoint", "none")
                        .faults())
                .containsExactly("credentials is \"session-and-refresh-cookie\" (init-param), refresh.endpoint is"
                        + " \"none\" (init-param); the refresh-token cookie could revive no session: use"
                        + " credentials=session, or another refresh.endpoint");
        assertThat(Given.theUsualAnd("credentials", "session", "refresh.endpoint", "none")
                        .faults())
                .isEmpty();
    }

    @Test
    void aSessionThatNoRefreshTokenCountsWithout() {
        assertThat(Given.theUsualAnd("credentials", "session-and-refresh-cookie", "refresh.on", "expired")
                        .faults())
                .containsExactly("credentials is \"session-and-refresh-cookie\" (init-param), refresh.on is"
                        + " \"expired\" (init-param); the refresh-token cookie could revive no session, since one that"
                        + " is gone is absent: use credentials=session, or add absent to refresh.on");
        assertThat(Given.theUsualAnd("credentials", "session-and-refresh-cookie", "refresh.on", "absent")
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "post"})
    void aSecretThatIsToBeSentAndIsNotThere(String authentication) {
        Given given = Given.theUsualAnd("client.authentication", authentication);

        assertThat(given.faults()).isEmpty();
        assertThat(given.without("client.secret").faults())
                .containsExactly(
                        "client.authentication is \"" + authentication + "\" (init-param), client.secret is not"
                                + " given; a client without a secret has nothing to send: give client.secret, or use none");
    }

    @Test
    void aPrivateKeyThatIsToSignAndIsNotThere() {
        Given given = Given.theUsualAnd("client.authentication", "private-key-jwt");

        assertThat(given.faults())
                .containsExactly("client.authentication is \"private-key-jwt\" (init-param), client.private-key is not"
                        + " given; there is nothing to sign with: give client.private-key");
        assertThat(given.with("client.private-key", "{}").faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "RS256,HS384", "HS512"})
    void hmacWithoutASecret(String algorithms) {
        Given given = Given.theUsualAnd("token.algorithms", algorithms);

        assertThat(given.faults())
                .containsExactly("token.algorithms is \"" + algorithms + "\" (init-param), token.hmac-secret is not"
                        + " given; HS* is checked with a shared secret: give token.hmac-secret, or take HS* out");
        assertThat(given.with("token.hmac-secret", "x".repeat(32)).checked().warnings())
                .isEmpty();
    }

    @Test
    void anHmacSecretThatIsNeverUsedIsAWarning() {
        assertThat(Given.theUsualAnd("token.hmac-secret", "x".repeat(32))
                        .checked()
                        .warnings())
                .containsExactly("token.hmac-secret is \"****\" (init-param): it is never used, since token.algorithms"
                        + " names no HS*");
    }

    @Test
    void sameSiteNoneWithoutSecure() {
        Given given = Given.theUsualAnd("cookie.same-site", "None", "cookie.secure", "never");

        assertThat(given.faults())
                .containsExactly("cookie.same-site is \"None\" (init-param), cookie.secure is \"never\" (init-param);"
                        + " browsers drop SameSite=None cookies that are not Secure: use cookie.secure=auto or always");
        assertThat(given.with("cookie.secure", "auto").faults()).isEmpty();
    }

    static List<String> cookieNames() {
        return List.of(
                "cookie.prefix",
                "cookie.access-token",
                "cookie.refresh-token",
                "cookie.id-token",
                "cookie.access-token-expires");
    }

    @ParameterizedTest
    @MethodSource("cookieNames")
    void aHostNameWithADomain(String name) {
        assertThat(Given.theUsualAnd(name, "__Host-x", "cookie.domain", "example.com")
                        .faults())
                .containsExactly(name + " is \"__Host-x\" (init-param), cookie.domain is \"example.com\" (init-param);"
                        + " browsers drop __Host- cookies with a domain: leave cookie.domain out");
        assertThat(Given.theUsualAnd(name, "__Secure-x", "cookie.domain", "example.com")
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cookieNames")
    void aHostNameWithAPath(String name) {
        assertThat(Given.theUsualAnd(name, "__host-x", "cookie.path", "/shop").faults())
                .containsExactly(name + " is \"__host-x\" (init-param), cookie.path is \"/shop\" (init-param); browsers"
                        + " drop __Host- cookies with a path other than /: use cookie.path=/ or leave it out");
        assertThat(Given.theUsualAnd(name, "__Host-x", "cookie.path", "/").faults())
                .isEmpty();
        assertThat(Given.theUsualAnd(name, "__Secure-x", "cookie.path", "/shop").faults())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cookieNames")
    void aPrefixedNameWithoutSecure(String name) {
        for (String value : List.of("__Host-x", "__Secure-x")) {
            assertThat(Given.theUsualAnd(name, value, "cookie.secure", "never").faults())
                    .containsExactly(name + " is \"" + value + "\" (init-param), cookie.secure is \"never\""
                            + " (init-param); browsers drop __Host- and __Secure- cookies that are not Secure: use"
                            + " cookie.secure=auto or always");
            assertThat(Given.theUsualAnd(name, value).faults()).isEmpty();
        }
    }

    @Test
    void twoCookiesOfOneName() {
        assertThat(Given.theUsualAnd("cookie.access-token", "app.rt").faults())
                .containsExactly(
                        "cookie.access-token is \"app.rt\" (init-param), cookie.refresh-token is not given (then"
                                + " it is <prefix>.rt), cookie.prefix is \"app\" (default); one cookie would overwrite the"
                                + " other: give two names that differ");
        assertThat(Given.theUsualAnd("cookie.id-token", "x", "cookie.access-token-expires", "x")
                        .faults())
                .hasSize(1);
        assertThat(Given.theUsualAnd("cookie.id-token", "x", "cookie.access-token-expires", "X")
                        .faults())
                .isEmpty();
    }

    @Test
    void twoPathsThatAreEqual() {
        for (String path : PATHS) {
            for (String other : PATHS.subList(PATHS.indexOf(path) + 1, PATHS.size())) {
                assertThat(Given.theUsualAnd(path, "/x", other, "/x").faults())
                        .containsExactly(path + " is \"/x\" (init-param), " + other
                                + " is \"/x\" (init-param); each path" + " does one thing: give two that differ");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"/app/login", "/app/login/", "/app/callback?code=1", "/app/me#top", "/app/logout/?a=b"})
    void aDefaultTargetAtOneOfTheSuitesOwnPaths(String target) {
        assertThat(Given.theUsualAnd("login.default-target", target).faults())
                .singleElement()
                .asString()
                .startsWith("login.default-target is \"" + target + "\" (init-param), path.")
                .endsWith(" (default); a login must end at a page of the application");
        assertThat(Given.theUsualAnd("logout.target", target).faults()).isEmpty();
    }

    @Test
    void eventsThatNothingAuthenticates() {
        assertThat(Given.theUsualAnd("webhook.require-signature", "false").faults())
                .containsExactly("webhook.require-signature is \"false\" (init-param), webhook.username is not given,"
                        + " webhook.password is not given; without a signature both a user name and a password are"
                        + " needed to tell events from forgeries");
        assertThat(Given.theUsualAnd(
                                "webhook.require-signature", "false", "webhook.username", "u", "webhook.password", "p")
                        .faults())
                .isEmpty();
    }

    @Test
    void aUserNameWithoutAPassword() {
        assertThat(Given.theUsualAnd("webhook.username", "u").faults())
                .containsExactly("webhook.username is \"u\" (init-param), webhook.password is not given; one is nothing"
                        + " without the other: give both or none");
        assertThat(Given.theUsualAnd("webhook.password", "p").faults()).hasSize(1);
    }

    @Test
    void redisWithoutAUrl() {
        assertThat(Given.theUsualAnd("cluster.store", "redis").faults())
                .containsExactly("cluster.store is \"redis\" (init-param), cluster.redis-url is not given; there is no"
                        + " server to talk to: give cluster.redis-url");
    }

    static List<String> names() {
        return Catalog.all().stream().map(Setting::name).toList();
    }

    /** Where a value is bad already, nothing is said about what it clashes with, and everything else still is. */
    @ParameterizedTest
    @MethodSource("names")
    void aBadValueTakesPartInNoClash(String name) {
        List<String> faults = Given.theUsualAnd(name, " ", "refresh.ahead", name.equals("refresh.ahead") ? "" : "x")
                .faults();

        assertThat(faults).hasSize(name.equals("refresh.ahead") ? 1 : 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "login-api"})
    void aPasswordTypedIntoTheApplicationIsAWarning(String method) {
        assertThat(Given.theUsualAnd("login.method", method).checked().warnings())
                .containsExactly("login.method is \"" + method + "\" (init-param): users type their password into this"
                        + " application, which RFC 9700 section 2.4 advises against: it sees what only the provider"
                        + " should, and neither a second factor nor single sign-on works as with"
                        + " authorization-code");
    }

    @Test
    void aPublicClientWithoutAKeyOfItsOwnIsAWarning() {
        Given given = Given.theUsual().without("client.secret");

        assertThat(given.checked().warnings())
                .containsExactly(
                        "neither client.secret nor cookie.encryption-key is given: the key that protects logins"
                                + " under way is made at the start, so that they end with a restart and cannot go on at"
                                + " another node; cookie.encryption-key avoids that");
        assertThat(given.with("cookie.encryption-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
                        .checked()
                        .warnings())
                .isEmpty();
    }

    @Test
    void theUsualIsNotOdd() {
        assertThat(Given.theUsual().checked().warnings()).isEmpty();
    }
}
