package dev.gatehouse;

import dev.gatehouse.credentials.Credentials;
import dev.gatehouse.credentials.SessionCredentials;
import dev.gatehouse.credentials.TokenCookies;
import dev.gatehouse.crypto.KeyDerivation;
import dev.gatehouse.crypto.Seal;
import dev.gatehouse.decision.AccessPolicy;
import dev.gatehouse.decision.AccessPolicy.Lacking;
import dev.gatehouse.login.AuthorizationRequest;
import dev.gatehouse.login.CodeLogin;
import dev.gatehouse.login.FinishedLogins;
import dev.gatehouse.login.NativeLogin;
import dev.gatehouse.login.PendingLogins;
import dev.gatehouse.login.Rounds;
import dev.gatehouse.login.SavedRequests;
import dev.gatehouse.provider.Provider;
import dev.gatehouse.refresh.Refresher;
import dev.gatehouse.revocation.BackchannelLogouts;
import dev.gatehouse.revocation.EndedLogins;
import dev.gatehouse.servlet.HiddenCookies;
import dev.gatehouse.settings.CredentialSettings;
import dev.gatehouse.settings.Secret;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.MemoryStore;
import dev.gatehouse.store.SharedStore;
import dev.gatehouse.token.KeyPublisher;
import dev.gatehouse.token.TokenVerifier;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The suite, put together for one web application. Filters in {@code web.xml} share one that they build themselves; code
 * builds one and hands it to them:
 *
 * <pre>{@code
 * Gatehouse gatehouse = Gatehouse.builder()
 *     .set("provider.url", "https://login.example.com")
 *     .set("client.id", "…")
 *     .set("client.secret-file", "/run/secrets/client")
 *     .build();
 * context.addFilter("gatehouse", new GatehouseFilter(gatehouse));
 * }</pre>
 */
public final class Gatehouse implements AutoCloseable {
    private final WebSide web;
    private final Endpoints endpoints;
    private final CrossSiteWrites crossSiteWrites;
    private final Guard guard;
    private final Wrapping wrapping;
    private final SharedStore store;
    private final ExecutorService threads;

    Gatehouse(Settings settings, InstantSource time, List<GatehouseListener> listeners) {
        threads = Threads.pool();
        long savedBytes = settings.web().savedBodiesLimit();
        store = MemoryStore.withRoomFor(savedBytes, time);
        web = new WebSide(settings);

        Provider provider = new Provider(
                settings.provider(), settings.client(), settings.refresh().endpoint(), threads, time);
        TokenVerifier tokens =
                new TokenVerifier(settings.token(), settings.client(), publisher(provider), threads, time);
        EndedLogins ended = new EndedLogins(time, longestAfterEnd(settings), longestLogin(settings));
        Duration longestWait = settings.provider().requestTimeout();
        SuccessorEnd successors = new SuccessorEnd(provider, tokens, ended);
        Refresher refresher = new Refresher(
                provider::refresh,
                each -> tokens.verify(each.jwt(), each.idToken()),
                successors::end,
                store,
                settings.refresh(),
                settings.token().use(),
                longestWait,
                threads);

        LoginEnd loginEnd = new LoginEnd(refresher, provider, ended, successors);
        String prefix = settings.cookie().prefix();
        Credentials credentials = credentials(settings, store, time);
        PendingLogins pending = new PendingLogins(prefix, loginSeal(settings), time);
        SavedRequests saved = new SavedRequests(store, prefix, savedBytes, time);
        Rounds rounds = new Rounds(prefix);
        Audit audit = new Audit(listeners, time);
        AccessPolicy policy = policy(settings);
        Authenticator authenticator =
                new Authenticator(policy, credentials, tokens, refresher, loginEnd, rounds, audit, longestWait, time);

        AuthorizationRequest request = new AuthorizationRequest(
                settings.client().id(),
                settings.login().scope(),
                settings.provider().tenantId());
        String loginPath = settings.path().login();
        LoginTarget targets = new LoginTarget(settings.login().defaultTarget());
        LoginStart hostedLogin = LoginStart.login(loginPath, targets, request, provider, pending, saved);
        LoginStart registration = LoginStart.registration(
                loginPath, targets, request, provider, settings.provider().kind(), pending, saved);
        Admission admission = new Admission(credentials, authenticator, rounds, audit);
        FinishedLogins finished = new FinishedLogins(store, longestWait.multipliedBy(2));
        LogoutEndpoint logout = new LogoutEndpoint(
                credentials,
                pending,
                rounds,
                authenticator,
                loginEnd,
                new EndSession(provider, settings),
                audit,
                settings.login().logoutTarget());
        CallbackEndpoint callback = new CallbackEndpoint(
                new CodeLogin(settings, provider, tokens, finished),
                pending,
                finished,
                saved,
                credentials,
                authenticator,
                admission,
                audit,
                settings.cookie().sameSite());

        SuitePath.Finder ownPaths = new SuitePath.Finder(settings.path());
        crossSiteWrites =
                new CrossSiteWrites(credentials, ownPaths, settings.protect().publicPaths());
        Predicate<String> ownCookie =
                name -> credentials.isOurs(name) || pending.isOurs(name) || saved.isOurs(name) || rounds.isOurs(name);
        HiddenCookies hidden = new CookiesHiddenByName(settings.cookie().hide() ? ownCookie : name -> false);
        NativeSignIn signIn = new NativeSignIn(new NativeLogin(settings, provider, tokens, time), admission, audit);
        NativeLoginEndpoint nativeLogin = new NativeLoginEndpoint(
                loginPath, targets, new LoginForm(loginPath, settings.login().page(), hidden), signIn, hostedLogin);
        boolean isNative = settings.login().isNative();

        endpoints = new Endpoints(
                ownPaths,
                Map.of(
                        SuitePath.LOGIN,
                        isNative ? nativeLogin : hostedLogin,
                        SuitePath.REGISTER,
                        registration,
                        SuitePath.CALLBACK,
                        callback,
                        SuitePath.LOGOUT,
                        logout,
                        SuitePath.BACKCHANNEL_LOGOUT,
                        new BackchannelLogoutEndpoint(tokens, new BackchannelLogouts(ended, store, time), audit),
                        SuitePath.FRONTCHANNEL_LOGOUT,
                        new FrontchannelLogoutEndpoint(
                                logout, settings.provider().browserUrl()),
                        SuitePath.USER,
                        new UserEndpoint(authenticator, settings.path().anonymousUserStatus(), loginPath),
                        SuitePath.REFRESH,
                        new RefreshEndpoint(authenticator, credentials, policy, longestWait)),
                crossSiteWrites,
                settings.client().id());
        WaitingPosts posts =
                new WaitingPosts(saved, authenticator, settings.web().savedBodyLimit(), time);
        Challenge challenge = new Challenge(isNative ? nativeLogin : hostedLogin, loginPath, rounds, posts);
        RequestLogin requestLogin = isNative ? signIn::logIn : RequestLogin.BY_CODE_ONLY;
        wrapping = new Wrapping(hidden, authenticator, challenge, requestLogin, logout);
        guard = new Guard(authenticator, challenge, wrapping, posts, settings.protect(), settings.login());
    }

    /** Builds one from settings given in code. */
    public static GatehouseBuilder builder() {
        return new GatehouseBuilder();
    }

    Endpoints endpoints() {
        return endpoints;
    }

    CrossSiteWrites crossSiteWrites() {
        return crossSiteWrites;
    }

    Guard guard() {
        return guard;
    }

    Wrapping wrapping() {
        return wrapping;
    }

    Optional<Exchange> exchange(HttpServletRequest request, HttpServletResponse response) {
        return web.exchange(request, response);
    }

    /** Ends what goes on in the background. Filters that still use it answer 503 where they would need it. */
    @Override
    public void close() {
        threads.shutdownNow();
        store.close();
    }

    private static Credentials credentials(Settings settings, SharedStore store, InstantSource time) {
        TokenCookies cookies = new TokenCookies(settings.cookie(), time);
        if (settings.credentials().kind() == CredentialSettings.Kind.COOKIES) {
            return cookies;
        }
        Duration memory = settings.refresh().memory().plus(settings.provider().requestTimeout());
        return new SessionCredentials(settings.credentials(), cookies, new Revivals(store, memory), time);
    }

    /** How long after the end of a JWT the login that it began may go on. */
    private static Duration longestAfterEnd(Settings settings) {
        Duration skew = settings.token().clockSkew();
        return settings.credentials().kind() == CredentialSettings.Kind.COOKIES
                ? skew
                : skew.plus(settings.credentials().sessionMaxAge());
    }

    /** How long the provider's word that a login is over must be kept: as long as a browser may bring its tokens. */
    private static Duration longestLogin(Settings settings) {
        return Stream.of(settings.cookie().maxAge(), settings.credentials().sessionMaxAge(), Duration.ofDays(1))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static AccessPolicy policy(Settings settings) {
        return new AccessPolicy(
                settings.refresh().on().stream()
                        .map(trigger -> Lacking.valueOf(trigger.name()))
                        .collect(Collectors.toSet()),
                settings.refresh().ahead());
    }

    private static KeyPublisher publisher(Provider provider) {
        return new KeyPublisher() {
            @Override
            public String fetchKeySet() throws IOException {
                return provider.keySet();
            }

            @Override
            public String issuer() throws IOException {
                return provider.issuer();
            }
        };
    }

    /** Protects pending logins so that every node can read them, where the nodes share a secret to do so. */
    private static Seal loginSeal(Settings settings) {
        if (!settings.cookie().encryptionKeys().isEmpty()) {
            return new Seal(settings.cookie().encryptionKeys());
        }
        Secret secret = settings.client().secret();
        if (secret != null) {
            return new Seal(List.of(KeyDerivation.deriveAesKey(secret.bytes(), "pending login")));
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        SecretKey key = new SecretKeySpec(random, "AES");
        return new Seal(List.of(key));
    }
}
