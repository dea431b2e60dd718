package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatehouse.settings.ProviderSettings.Endpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingValuesTest {
    private static final String KEY_1 = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String KEY_2 = "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=";

    static Stream<Arguments> accepted() {
        return Stream.of(providerAndClient(), login(), tokensAndCookies(), webAndOthers())
                .flatMap(Function.identity());
    }

    private static Stream<Arguments> providerAndClient() {
        return Stream.of(
                row(
                        "provider.url",
                        "https://id.example.com/auth//",
                        s -> s.provider().url(),
                        uri("https://id.example.com/auth")),
                row(
                        "provider.url",
                        "HTTPS://ID.Example.com:9011/A",
                        s -> s.provider().url(),
                        uri("https://id.example.com:9011/A")),
                row("provider.url", "http://localhost:9011/", s -> s.provider().url(), uri("http://localhost:9011")),
                row(
                        "provider.url",
                        "http://auth.demo.localhost:9011",
                        s -> s.provider().browserUrl(),
                        uri("http://auth.demo.localhost:9011")),
                row("provider.url", "http://[::1]:9011", s -> s.provider().url(), uri("http://[::1]:9011")),
                row(
                        "provider.browser-url",
                        "https://login.example.com/",
                        s -> s.provider().browserUrl(),
                        uri("https://login.example.com")),
                row("provider.kind", "oidc", s -> s.provider().kind(), ProviderSettings.Kind.OIDC),
                row("provider.issuer", "acme.com", s -> s.provider().issuer(), "acme.com"),
                row("provider.tenant-id", "d7d09513", s -> s.provider().tenantId(), "d7d09513"),
                row(
                        "provider.end-session-endpoint",
                        "https://id.example.com/out/",
                        s -> s.provider().endpoints(),
                        Map.of(Endpoint.END_SESSION, uri("https://id.example.com/out/"))),
                row("provider.connect-timeout", "10ms", s -> s.provider().connectTimeout(), Duration.ofMillis(10)),
                row("provider.request-timeout", "PT1M", s -> s.provider().requestTimeout(), Duration.ofMinutes(1)),
                row("provider.allow-http", "true", s -> s.provider().allowHttp(), true),
                row("provider.api-key", "k", s -> s.provider().apiKey(), new Secret("k")),
                row(
                        "client.authentication",
                        "post",
                        s -> s.client().authentication(),
                        ClientSettings.Authentication.POST),
                row("client.private-key", "{\n}", s -> s.client().privateKey(), new Secret("{\n}")));
    }

    private static Stream<Arguments> login() {
        return Stream.of(
                row("application", "spa", s -> s.login().application(), LoginSettings.Application.SPA),
                row("login.method", "login-api", s -> s.login().method(), LoginSettings.Method.LOGIN_API),
                row("login.scope", "openid", s -> s.login().scope(), List.of("openid")),
                row(
                        "login.scope",
                        "openid, profile  email,openid",
                        s -> s.login().scope(),
                        List.of("openid", "profile", "email")),
                row(
                        "login.attempts",
                        "3/30s",
                        s -> s.login().attempts(),
                        new LoginSettings.Attempts(3, Duration.ofSeconds(30))),
                row("login.allow-unregistered", "true", s -> s.login().allowUnregistered(), true),
                row("login.page", "/sign-in.jsp", s -> s.login().page(), "/sign-in.jsp"),
                row("login.default-target", "/home?tab=1#top", s -> s.login().defaultTarget(), "/home?tab=1#top"),
                row("logout.target", "/bye", s -> s.login().logoutTarget(), "/bye"),
                row(
                        "login.allowed-targets",
                        "https://A.example.com:443 , http://b.example.com:80,https://c.example.com:8443",
                        s -> s.login().allowedTargets(),
                        Set.of("https://a.example.com", "http://b.example.com", "https://c.example.com:8443")),
                row("credentials", "session", s -> s.credentials().kind(), CredentialSettings.Kind.SESSION),
                row("session.max-age", "1d", s -> s.credentials().sessionMaxAge(), Duration.ofDays(1)),
                row(
                        "refresh.endpoint",
                        "jwt-refresh",
                        s -> s.refresh().endpoint(),
                        RefreshSettings.Endpoint.JWT_REFRESH),
                row(
                        "refresh.on",
                        "expired , invalid",
                        s -> s.refresh().on(),
                        Set.of(RefreshSettings.Trigger.EXPIRED, RefreshSettings.Trigger.INVALID)),
                row("refresh.ahead", "0s", s -> s.refresh().ahead(), Duration.ZERO),
                row("refresh.ahead", "PT1H", s -> s.refresh().ahead(), Duration.ofHours(1)),
                row("refresh.on-reuse", "end-logins", s -> s.refresh().onReuse(), RefreshSettings.OnReuse.END_LOGINS),
                row("refresh.memory", "10m", s -> s.refresh().memory(), Duration.ofMinutes(10)));
    }

    private static Stream<Arguments> tokensAndCookies() {
        return Stream.of(
                row("token.use", "id-token", s -> s.token().use(), TokenSettings.Use.ID_TOKEN),
                row("token.audience", "api", s -> s.token().audience(), "api"),
                row("token.algorithms", "ES256, Ed25519,EdDSA", s -> s.token().algorithms(), Set.of("ES256", "EdDSA")),
                row("token.clock-skew", "5m", s -> s.token().clockSkew(), Duration.ofMinutes(5)),
                row(
                        "token.roles-claim",
                        "realm_access.roles,groups",
                        s -> s.token().rolesClaim(),
                        List.of("realm_access.roles", "groups")),
                row("token.name-claim", "name", s -> s.token().nameClaim(), List.of("name")),
                row("token.cache-size", "0", s -> s.token().cacheSize(), 0),
                row("token.cache-size", "1000000", s -> s.token().cacheSize(), 1_000_000),
                row("token.jca-provider", "SunEC", s -> s.token().jcaProvider(), "SunEC"),
                row(
                        "token.hmac-secret",
                        "0123456789012345678901234567890ä",
                        s -> s.token().hmacSecret(),
                        new SecretKeySpec(
                                "0123456789012345678901234567890ä".getBytes(StandardCharsets.UTF_8), "HmacSHA256")),
                row(
                        "token.hmac-secret",
                        "base64:" + KEY_1,
                        s -> s.token().hmacSecret(),
                        new SecretKeySpec(Base64.getDecoder().decode(KEY_1), "HmacSHA256")),
                row("cookie.prefix", "shop_1", s -> s.cookie().accessToken(), "shop_1.at"),
                row("cookie.access-token", "access_token", s -> s.cookie().accessToken(), "access_token"),
                row("cookie.secure", "never", s -> s.cookie().secure(), CookieSettings.Secure.NEVER),
                row("cookie.same-site", "Strict", s -> s.cookie().sameSite(), CookieSettings.SameSite.STRICT),
                row("cookie.path", "/shop/", s -> s.cookie().path(), "/shop/"),
                row("cookie.domain", "Example.com", s -> s.cookie().domain(), "example.com"),
                row("cookie.max-age", "400d", s -> s.cookie().maxAge(), Duration.ofDays(400)),
                row("cookie.hide", "false", s -> s.cookie().hide(), false),
                row(
                        "cookie.encryption-key",
                        KEY_1 + " , " + KEY_2,
                        s -> s.cookie().encryptionKeys(),
                        List.of(
                                new SecretKeySpec(Base64.getDecoder().decode(KEY_1), "AES"),
                                new SecretKeySpec(Base64.getDecoder().decode(KEY_2), "AES"))));
    }

    private static Stream<Arguments> webAndOthers() {
        return Stream.of(
                row("path.login", "/login", s -> s.path().login(), "/login"),
                row("path.anonymous-user-status", "404", s -> s.path().anonymousUserStatus(), 404),
                row("path.anonymous-user-status", "204", s -> s.path().anonymousUserStatus(), 204),
                row(
                        "protect.public",
                        "/, *.css ,/public/*",
                        s -> s.protect().publicPaths(),
                        List.of(new PathPattern("/"), new PathPattern("*.css"), new PathPattern("/public/*"))),
                row("protect.optional", "/news", s -> s.protect().optionalPaths(), List.of(new PathPattern("/news"))),
                row(
                        "protect.roles",
                        "/admin/* = admin, ops; /api/*=user",
                        s -> s.protect().roles(),
                        List.of(
                                new ProtectSettings.RoleRule(new PathPattern("/admin/*"), Set.of("admin", "ops")),
                                new ProtectSettings.RoleRule(new PathPattern("/api/*"), Set.of("user")))),
                row(
                        "csrf.origins",
                        "https://a.example.com",
                        s -> s.web().csrfOrigins(),
                        Set.of("https://a.example.com")),
                row(
                        "app.public-url",
                        "https://Shop.Example.com:443",
                        s -> s.web().publicUrl(),
                        uri("https://shop.example.com")),
                row("app.public-url", "http://localhost:8080", s -> s.web().publicUrl(), uri("http://localhost:8080")),
                row(
                        "forwarded.trust",
                        "10.0.0.0/8, ::1",
                        s -> s.web().forwardedTrust(),
                        List.of(AddressBlock.parse("10.0.0.0/8"), AddressBlock.parse("::1"))),
                row("request.saved-body-limit", "0", s -> s.web().savedBodyLimit(), 0L),
                row("request.saved-body-limit", "1000", s -> s.web().savedBodyLimit(), 1000L),
                row("request.saved-body-limit", "512KB", s -> s.web().savedBodyLimit(), 524_288L),
                row("request.saved-body-limit", "64MB", s -> s.web().savedBodyLimit(), 67_108_864L),
                row(
                        "cluster.redis-url",
                        "rediss://:pw@cache:6379/0",
                        s -> s.cluster().redisUrl(),
                        new Secret("rediss://:pw@cache:6379/0")),
                row("register", "false", Settings::register, false),
                row("client.id", "  shop\t", s -> s.client().id(), "shop"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource
    void accepted(String name, String text, Function<Settings, Object> read, Object expected) {
        assertThat(read.apply(Given.theUsualAnd(name, text).settings())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            provider.url                 | id.example.com
            provider.url                 | //id.example.com
            provider.url                 | ftp://id.example.com
            provider.url                 | https://
            provider.url                 | https:/id.example.com
            provider.url                 | https://my_idp:9011
            provider.url                 | https://id.example.com:0
            provider.url                 | https://id.example.com:65536
            provider.url                 | https://id.example.com?tenant=1
            provider.url                 | https://id.example.com#top
            provider.url                 | https://id.example.com/a b
            provider.browser-url         | mailto:id@example.com
            provider.token-endpoint      | /oauth2/token
            provider.kind                | FusionAuth
            provider.discovery           | yes
            provider.discovery           | TRUE
            provider.connect-timeout     | 9ms
            provider.connect-timeout     | 61s
            provider.connect-timeout     | 2
            provider.connect-timeout     | 2 s
            provider.connect-timeout     | -2s
            provider.connect-timeout     | 2S
            provider.connect-timeout     | 1m30s
            provider.connect-timeout     | 1.5s
            provider.connect-timeout     | 1w
            provider.request-timeout     | PT
            provider.request-timeout     | PT-5S
            provider.request-timeout     | -PT5S
            provider.request-timeout     | P999999999999999999999D
            provider.request-timeout     | 9999999999s
            client.id                    | shöp
            application                  | web
            login.method                 | code
            login.scope                  | openid,,email
            login.scope                  | openid "email"
            login.attempts               | 5
            login.attempts               | 0/1m
            login.attempts               | 5/0s
            login.attempts               | 5/1m/1m
            login.page                   | sign-in.jsp
            login.default-target         | home
            login.default-target         | //evil.example.com
            login.default-target         | /\\evil.example.com
            login.default-target         | /a\\b
            login.default-target         | /a b
            login.default-target         | https://evil.example.com
            logout.target                | /ä
            login.allowed-targets        | https://a.example.com/
            login.allowed-targets        | https://a.example.com/path
            login.allowed-targets        | a.example.com
            login.allowed-targets        | *
            login.allowed-targets        | null
            login.allowed-targets        | https://a.example.com,,https://b.example.com
            credentials                  | cookie
            refresh.on                   | expired;absent
            refresh.on                   | expired,sometimes
            refresh.ahead                | 3601s
            refresh.memory               | 601s
            session.max-age              | 59s
            token.algorithms             | RS256,rs384
            token.algorithms             | NONE
            token.algorithms             | ES256K
            token.clock-skew             | 301s
            token.roles-claim            | realm..roles
            token.roles-claim            | .roles
            token.roles-claim            | realm.
            token.cache-size             | -1
            token.cache-size             | 1000001
            token.cache-size             | 99999999999999
            token.cache-size             | 10k
            cookie.prefix                | a b
            cookie.prefix                | a=b
            cookie.prefix                | a;b
            cookie.prefix                | äpp
            cookie.prefix                | $app
            cookie.secure                | true
            cookie.same-site             | lax
            cookie.path                  | shop
            cookie.path                  | /shop; Secure
            cookie.domain                | .example.com
            cookie.domain                | https://example.com
            cookie.domain                | example.com:8080
            cookie.domain                | 192.0.2.1
            cookie.max-age               | 401d
            cookie.max-age               | 0s
            path.login                   | login
            path.login                   | /
            path.login                   | /login/
            path.login                   | //login
            path.login                   | /a//login
            path.login                   | /login?a=b
            path.login                   | /login#a
            path.login                   | /log%69n
            path.login                   | /login;a
            path.login                   | /a/../login
            path.login                   | /./login
            path.login                   | /login*
            path.login                   | /log\\in
            path.anonymous-user-status   | 302
            path.anonymous-user-status   | 206
            path.anonymous-user-status   | 399
            path.anonymous-user-status   | 500
            path.anonymous-user-status   | ok
            protect.public               | public/*
            protect.public               | /a,/b*
            protect.roles                | /admin/*
            protect.roles                | /admin/*=
            protect.roles                | /admin/*=a,,b
            protect.roles                | admin=a
            protect.roles                | /a=b;;/c=d
            app.public-url               | https://shop.example.com/
            app.public-url               | https://shop.example.com/shop
            app.public-url               | shop.example.com
            forwarded.trust              | proxy.example.com
            forwarded.trust              | none,10.0.0.1
            forwarded.trust              | 10.0.0.0/33
            request.saved-body-limit     | 1GB
            request.saved-body-limit     | 1 MB
            request.saved-body-limit     | 65MB
            request.saved-body-limit     | 999999999MB
            request.saved-body-limit     | -1
            """)
    void refused(String name, String text) {
        assertThat(Given.theUsualAnd(name, text).faults())
                .singleElement()
                .asString()
                .startsWith(name + " is \"" + text + "\" (init-param)")
                .contains("; accepted: ");
    }

    @Test
    void cookieNamesEndAtSixtyFourCharacters() {
        assertThat(Given.theUsualAnd("cookie.prefix", "a".repeat(64)).faults()).isEmpty();
        assertThat(Given.theUsualAnd("cookie.prefix", "a".repeat(65)).faults()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            token.hmac-secret     | 0123456789012345678901234567890  | it is too short, 31 bytes
            token.hmac-secret     | base64:MTIz                      | it is too short, 3 bytes
            token.hmac-secret     | base64:no base64!                | it is not base64
            cookie.encryption-key | MTIz                             | key 1 has 3 bytes
            cookie.encryption-key | no base64!                       | it is not base64
            cookie.encryption-key | ,                                | an item of the list is empty
            """)
    void aSecretThatIsNoKeyIsRefused(String name, String text, String reason) {
        assertThat(Given.theUsualAnd(name, text).faults())
                .singleElement()
                .asString()
                .startsWith(name + " is \"****\" (init-param): " + reason + "; accepted: ");
    }

    @Test
    void theSecondOfTwoKeysIsCounted() {
        assertThat(Given.theUsualAnd("cookie.encryption-key", KEY_1 + ",MTIz").faults())
                .containsExactly(
                        "cookie.encryption-key is \"****\" (init-param): key 2 has 3 bytes; accepted: base64 of"
                                + " 32 bytes; several, newest first, separated by commas");
    }

    private static Arguments row(String name, String text, Function<Settings, Object> read, Object expected) {
        return arguments(name, text, read, expected);
    }

    private static URI uri(String text) {
        return URI.create(text);
    }
}
