package dev.gatehouse.settings;

import dev.gatehouse.settings.ProviderSettings.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.SecretKey;

/** Every setting there is, in the order of the documentation. */
final class Catalog {
    private static final List<Setting<?>> ALL = new ArrayList<>();

    static final String DEFAULT_FILE = "WEB-INF/gatehouse.properties";

    static final Setting<URI> PROVIDER_URL = add(Setting.required(
            "provider.url", WebAddress.BASE_URL, "base URL of the identity provider as the server reaches it"));
    static final Setting<URI> PROVIDER_BROWSER_URL = add(Setting.optional(
            "provider.browser-url", WebAddress.BASE_URL, "`provider.url`", "its base URL as browsers reach it"));
    static final Setting<ProviderSettings.Kind> PROVIDER_KIND = add(Setting.of(
            "provider.kind",
            Choice.of(ProviderSettings.Kind.class),
            "fusionauth",
            "whose endpoints are spoken to; `oidc` is any OpenID provider"));
    static final Setting<String> PROVIDER_ISSUER = add(Setting.optional(
            "provider.issuer", Form.LINE, "discovery's", "the `iss` that tokens must have, letter by letter"));
    static final Setting<String> PROVIDER_TENANT_ID =
            add(Setting.optional("provider.tenant-id", Form.LINE, "none", "FusionAuth tenant to log in to"));
    static final Setting<Boolean> PROVIDER_DISCOVERY = add(Setting.of(
            "provider.discovery",
            Choice.YES_OR_NO,
            "true",
            "whether the provider's metadata (`.well-known/openid-configuration`) is read"));
    private static final Map<Endpoint, Setting<URI>> ENDPOINTS = addEndpoints();
    static final Setting<Duration> PROVIDER_CONNECT_TIMEOUT = add(Setting.of(
            "provider.connect-timeout",
            DurationText.between("10ms", "1m"),
            "2s",
            "longest time to connect to the provider"));
    static final Setting<Duration> PROVIDER_REQUEST_TIMEOUT = add(Setting.of(
            "provider.request-timeout",
            DurationText.between("10ms", "1m"),
            "5s",
            "longest time for one exchange with the provider, and for a request to wait for it"));
    static final Setting<Boolean> PROVIDER_ALLOW_HTTP = add(Setting.of(
            "provider.allow-http",
            Choice.YES_OR_NO,
            "false",
            "whether the provider may be reached by plain http though it is not on a loopback host"));
    static final Setting<Secret> PROVIDER_API_KEY = add(Setting.optional(
            "provider.api-key", SecretText.TEXT, "none", "FusionAuth API key, sent with `/api/login` only"));

    static final Setting<String> CLIENT_ID =
            add(Setting.required("client.id", Form.LINE, "the `client_id`; in FusionAuth the id of the application"));
    static final Setting<Secret> CLIENT_SECRET = add(Setting.optional(
            "client.secret", SecretText.TEXT, "none", "the client secret; a client without one is public"));
    static final Setting<ClientSettings.Authentication> CLIENT_AUTHENTICATION = add(Setting.optional(
                    "client.authentication",
                    Choice.of(ClientSettings.Authentication.class),
                    "`basic` with a secret, else `none`",
                    "how the client proves who it is at the token endpoint")
            .later("private-key-jwt"));
    static final Setting<Secret> CLIENT_PRIVATE_KEY =
            add(Setting.optional("client.private-key", SecretText.JWK, "none", "the key for `private-key-jwt`")
                    .later());

    static final Setting<LoginSettings.Application> APPLICATION = add(Setting.of(
            "application",
            Choice.of(LoginSettings.Application.class),
            "auto",
            "who needs a login is redirected to it (`webapp`), gets a 401 (`spa`), or either, by what the request"
                    + " is (`auto`)"));
    static final Setting<LoginSettings.Method> LOGIN_METHOD = add(Setting.of(
            "login.method",
            Choice.of(LoginSettings.Method.class),
            "authorization-code",
            "how a login is made; with any other than the default users type their password here, which"
                    + " RFC 9700 advises against"));
    static final Setting<List<String>> LOGIN_SCOPE = add(Setting.of(
            "login.scope",
            LoginText.SCOPE,
            "openid offline_access profile email",
            "the scopes asked for; `offline_access` is left out with `credentials=session`"));
    static final Setting<LoginSettings.Attempts> LOGIN_ATTEMPTS = add(Setting.of(
            "login.attempts",
            LoginText.ATTEMPTS,
            "5/1m",
            "native login: failures allowed per account and address, ten times as many per address"));
    static final Setting<Boolean> LOGIN_ALLOW_UNREGISTERED = add(Setting.of(
            "login.allow-unregistered",
            Choice.YES_OR_NO,
            "false",
            "native login: whether users are let in who are not registered for the application"));
    static final Setting<String> LOGIN_PAGE = add(Setting.optional(
            "login.page", PathText.TARGET, "built-in form", "native login: the application's own page with the form"));
    static final Setting<String> LOGIN_DEFAULT_TARGET = add(Setting.of(
            "login.default-target", PathText.TARGET, "/", "where a login ends that has no place to return to"));
    static final Setting<String> LOGOUT_TARGET =
            add(Setting.of("logout.target", PathText.TARGET, "/", "where a logout ends"));
    static final Setting<Set<String>> LOGIN_ALLOWED_TARGETS = add(Setting.optional(
            "login.allowed-targets", WebAddress.ORIGINS, "none", "other origins that a login may return to"));

    static final Setting<CredentialSettings.Kind> CREDENTIALS = add(Setting.of(
            "credentials",
            Choice.of(CredentialSettings.Kind.class),
            "cookies",
            "where a login lives: JWT and refresh token in cookies, an HTTP session, or a session that the"
                    + " refresh-token cookie revives"));

    static final Setting<RefreshSettings.Endpoint> REFRESH_ENDPOINT = add(Setting.of(
            "refresh.endpoint",
            Choice.of(RefreshSettings.Endpoint.class),
            "oauth2-token",
            "where refresh tokens are exchanged: the token endpoint, FusionAuth's `/api/jwt/refresh`, or nowhere"));
    static final Setting<Set<RefreshSettings.Trigger>> REFRESH_ON = add(Setting.of(
            "refresh.on",
            Choice.someOf(RefreshSettings.Trigger.class),
            "absent,expired,unknown-key",
            "what the JWT must be for the refresh token beside it to be used"));
    static final Setting<Duration> REFRESH_AHEAD = add(Setting.of(
            "refresh.ahead",
            DurationText.between("0s", "1h"),
            "30s",
            "a valid JWT this close to its end, or in its last quarter if that is shorter, is refreshed early"));
    static final Setting<RefreshSettings.OnReuse> REFRESH_ON_REUSE = add(Setting.of(
                    "refresh.on-reuse",
                    Choice.of(RefreshSettings.OnReuse.class),
                    "audit",
                    "what happens when a spent refresh token returns after `refresh.memory`: an audit event, or that"
                            + " and the end of the user's logins")
            .later("end-logins"));
    static final Setting<Duration> REFRESH_MEMORY = add(Setting.of(
            "refresh.memory",
            DurationText.between("0s", "10m"),
            "30s",
            "how long new tokens are shared with requests that still carry the spent refresh token"));

    static final Setting<Duration> SESSION_MAX_AGE = add(Setting.of(
            "session.max-age",
            DurationText.between("1m", "400d"),
            "12h",
            "end of a login kept in a session, however busy it is"));

    static final Setting<TokenSettings.Use> TOKEN_USE = add(
            Setting.of("token.use", Choice.of(TokenSettings.Use.class), "access-token", "which JWT is the credential"));
    static final Setting<String> TOKEN_AUDIENCE =
            add(Setting.optional("token.audience", Form.LINE, "`client.id`", "the `aud` that tokens must name"));
    static final Setting<Set<String>> TOKEN_ALGORITHMS = add(Setting.of(
            "token.algorithms",
            TokenText.ALGORITHMS,
            "RS256,RS384,RS512,PS256,PS384,PS512,ES256,ES384,ES512,EdDSA",
            "the signature algorithms trusted; `HS256`, `HS384` and `HS512` need `token.hmac-secret`"));
    static final Setting<SecretKey> TOKEN_HMAC_SECRET = add(Setting.optional(
            "token.hmac-secret", SecretText.HMAC, "none", "the secret that tokens with `HS*` are signed with"));
    static final Setting<Duration> TOKEN_CLOCK_SKEW = add(Setting.of(
            "token.clock-skew",
            DurationText.between("0s", "5m"),
            "30s",
            "how far the provider's clock and ours may be apart"));
    static final Setting<List<String>> TOKEN_ROLES_CLAIM = add(Setting.of(
            "token.roles-claim", TokenText.CLAIMS, "roles", "the claim with the roles; the first that is there"));
    static final Setting<List<String>> TOKEN_NAME_CLAIM = add(Setting.of(
            "token.name-claim",
            TokenText.CLAIMS,
            "preferred_username,email,sub",
            "the claim with the user's name; the first that is there"));
    static final Setting<Integer> TOKEN_CACHE_SIZE = add(Setting.of(
            "token.cache-size",
            NumberText.between(0, 1_000_000),
            "10000",
            "how many verified tokens are remembered; with `0` each is verified every time"));
    static final Setting<String> TOKEN_JCA_PROVIDER = add(Setting.optional(
            "token.jca-provider", Form.LINE, "the JDK's", "the JCA provider that verifies signatures"));

    static final Setting<String> COOKIE_PREFIX =
            add(Setting.of("cookie.prefix", CookieText.NAME, "app", "what the names of the cookies start with"));
    static final Setting<String> COOKIE_ACCESS_TOKEN = add(Setting.optional(
            "cookie.access-token", CookieText.NAME, "`<prefix>.at`", "name of the cookie with the JWT"));
    static final Setting<String> COOKIE_REFRESH_TOKEN = add(Setting.optional(
            "cookie.refresh-token", CookieText.NAME, "`<prefix>.rt`", "name of the cookie with the refresh token"));
    static final Setting<String> COOKIE_ID_TOKEN = add(Setting.optional(
            "cookie.id-token", CookieText.NAME, "`<prefix>.idt`", "name of the cookie with the ID token"));
    static final Setting<String> COOKIE_ACCESS_TOKEN_EXPIRES = add(Setting.optional(
            "cookie.access-token-expires",
            CookieText.NAME,
            "`<prefix>.at_exp`",
            "name of the cookie, readable by scripts, with the end of the JWT"));
    static final Setting<CookieSettings.Secure> COOKIE_SECURE = add(Setting.of(
            "cookie.secure",
            Choice.of(CookieSettings.Secure.class),
            "auto",
            "whether cookies are `Secure`; `auto`: yes, except by plain http on a loopback host"));
    static final Setting<CookieSettings.SameSite> COOKIE_SAME_SITE = add(Setting.of(
            "cookie.same-site",
            Choice.capitalized(CookieSettings.SameSite.class),
            "Lax",
            "`SameSite` of the cookies; with `Strict` the callback is a page that goes on by itself"));
    static final Setting<String> COOKIE_PATH =
            add(Setting.optional("cookie.path", PathText.COOKIE_PATH, "context path", "`Path` of the cookies"));
    static final Setting<String> COOKIE_DOMAIN =
            add(Setting.optional("cookie.domain", CookieText.DOMAIN, "none", "`Domain` of the cookies"));
    static final Setting<Duration> COOKIE_MAX_AGE = add(Setting.of(
            "cookie.max-age",
            DurationText.between("1s", "400d"),
            "30d",
            "life of the refresh-token cookie, and of the JWT cookie beside it"));
    static final Setting<Boolean> COOKIE_HIDE = add(Setting.of(
            "cookie.hide", Choice.YES_OR_NO, "true", "whether the application is kept from seeing these cookies"));
    static final Setting<List<SecretKey>> COOKIE_ENCRYPTION_KEY = add(Setting.optional(
            "cookie.encryption-key",
            SecretText.AES_KEYS,
            "none",
            "AES-256 keys that encrypt the refresh-token cookie and the state of a login under way"));

    static final Setting<String> PATH_LOGIN =
            add(Setting.of("path.login", PathText.OWN, "/app/login", "starts a login"));
    static final Setting<String> PATH_CALLBACK = add(
            Setting.of("path.callback", PathText.OWN, "/app/callback", "where the provider sends browsers back to"));
    static final Setting<String> PATH_REGISTER =
            add(Setting.of("path.register", PathText.OWN, "/app/register", "starts a login at the registration page"));
    static final Setting<String> PATH_LOGOUT =
            add(Setting.of("path.logout", PathText.OWN, "/app/logout", "ends the login"));
    static final Setting<String> PATH_USER =
            add(Setting.of("path.user", PathText.OWN, "/app/me", "tells scripts who is logged in"));
    static final Setting<String> PATH_REFRESH =
            add(Setting.of("path.refresh", PathText.OWN, "/app/refresh", "refreshes when a script asks for it"));
    static final Setting<String> PATH_WEBHOOK =
            add(Setting.of("path.webhook", PathText.OWN, "/app/webhook", "takes FusionAuth's events")
                    .later());
    static final Setting<String> PATH_BACKCHANNEL_LOGOUT = add(Setting.of(
            "path.backchannel-logout", PathText.OWN, "/app/backchannel-logout", "takes OpenID back-channel logout"));
    static final Setting<String> PATH_FRONTCHANNEL_LOGOUT = add(Setting.of(
            "path.frontchannel-logout", PathText.OWN, "/app/frontchannel-logout", "takes OpenID front-channel logout"));
    static final Setting<Integer> PATH_ANONYMOUS_USER_STATUS = add(Setting.of(
            "path.anonymous-user-status",
            NumberText.STATUS,
            "401",
            "what `path.user` answers when nobody is logged in"));

    static final Setting<List<PathPattern>> PROTECT_PUBLIC = add(Setting.optional(
            "protect.public", AccessText.PATTERNS, "none", "paths that need no login, where nobody is known"));
    static final Setting<List<PathPattern>> PROTECT_OPTIONAL = add(Setting.optional(
            "protect.optional",
            AccessText.PATTERNS,
            "none",
            "paths that need no login, where the user is known if there is one"));
    static final Setting<List<ProtectSettings.RoleRule>> PROTECT_ROLES = add(Setting.optional(
            "protect.roles",
            AccessText.ROLE_RULES,
            "none",
            "roles, of which a path needs one: `/admin/*=admin,ops; /api/*=user`"));

    static final Setting<Set<String>> CSRF_ORIGINS =
            add(Setting.optional("csrf.origins", WebAddress.ORIGINS, "none", "other origins whose pages may write"));
    static final Setting<URI> APP_PUBLIC_URL = add(Setting.optional(
            "app.public-url", WebAddress.ORIGIN, "from the request", "the application's origin as browsers see it"));
    static final Setting<List<AddressBlock>> FORWARDED_TRUST = add(Setting.of(
            "forwarded.trust",
            AccessText.ADDRESSES,
            "none",
            "the proxies whose `Forwarded` and `X-Forwarded-*` headers are believed"));
    static final Setting<Long> REQUEST_SAVED_BODY_LIMIT = add(Setting.of(
            "request.saved-body-limit",
            NumberText.sizeUpTo("64MB"),
            "1MB",
            "the largest POST that is kept across a login; with `0` none is"));

    static final Setting<Boolean> WEBHOOK_REQUIRE_SIGNATURE = add(Setting.of(
                    "webhook.require-signature", Choice.YES_OR_NO, "true", "whether FusionAuth's events must be signed")
            .later());
    static final Setting<String> WEBHOOK_USERNAME = add(
            Setting.optional("webhook.username", Form.LINE, "none", "user name that FusionAuth's events must come with")
                    .later());
    static final Setting<Secret> WEBHOOK_PASSWORD =
            add(Setting.optional("webhook.password", SecretText.TEXT, "none", "the password beside that user name")
                    .later());

    static final Setting<ClusterSettings.Store> CLUSTER_STORE = add(Setting.of(
                    "cluster.store",
                    Choice.of(ClusterSettings.Store.class),
                    "memory",
                    "where nodes share what they know")
            .later("redis"));
    static final Setting<Secret> CLUSTER_REDIS_URL =
            add(Setting.optional("cluster.redis-url", SecretText.REDIS_URL, "none", "the Redis or Valkey server")
                    .later());

    static final Setting<Boolean> REGISTER = add(Setting.of(
                    "register",
                    Choice.YES_OR_NO,
                    "true",
                    "whether the jar in `WEB-INF/lib` registers the filter by itself")
            .later());
    static final Setting<String> CONFIG = add(Setting.of(
            "config",
            SettingsFile.PATH,
            DEFAULT_FILE,
            "the settings file; a relative path, or one below `/WEB-INF/`, is in the web application"));

    private static final List<String> NAMES = allNames();

    private Catalog() {}

    static List<Setting<?>> all() {
        return List.copyOf(ALL);
    }

    /** Every name that a source may have, those of files with a secret included. */
    static List<String> names() {
        return NAMES;
    }

    /** The setting {@code provider.<name>-endpoint}. */
    static Setting<URI> endpoint(Endpoint endpoint) {
        return Objects.requireNonNull(ENDPOINTS.get(endpoint));
    }

    private static List<String> allNames() {
        List<String> names = new ArrayList<>();
        for (Setting<?> setting : ALL) {
            names.add(setting.name());
            if (setting.isSecret()) {
                names.add(setting.fileForm());
            }
        }
        return List.copyOf(names);
    }

    private static Map<Endpoint, Setting<URI>> addEndpoints() {
        Map<Endpoint, Setting<URI>> endpoints = new EnumMap<>(Endpoint.class);
        for (Endpoint endpoint : Endpoint.values()) {
            String fallback = switch (endpoint) {
                case JWT_REFRESH -> "`/api/jwt/refresh` at `provider.url`";
                case LOGIN -> "`/api/login` at `provider.url`";
                default -> "discovery's";
            };
            Setting<URI> setting = Setting.optional(
                    "provider." + Choice.word(endpoint) + "-endpoint",
                    WebAddress.ENDPOINT,
                    fallback,
                    "URL of this endpoint, instead of the default");
            endpoints.put(endpoint, add(setting));
        }
        return endpoints;
    }

    private static <T> Setting<T> add(Setting<T> setting) {
        ALL.add(setting);
        return setting;
    }
}
