package dev.gatehouse.provider;

import dev.gatehouse.provider.TokenAnswer.Misconfigured;
import dev.gatehouse.provider.TokenAnswer.Refused;
import dev.gatehouse.provider.TokenAnswer.Unavailable;
import dev.gatehouse.settings.ClientSettings;
import dev.gatehouse.settings.ProviderSettings;
import dev.gatehouse.settings.ProviderSettings.Endpoint;
import dev.gatehouse.settings.ProviderSettings.Kind;
import dev.gatehouse.settings.RefreshSettings;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity provider, as seen from this application. Nothing is asked of it before it is needed, so the application
 * starts while it is away. Each call is one bounded exchange, after at most one more that reads the metadata.
 */
public final class Provider {
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    private final ProviderSettings settings;
    private final RefreshSettings.Endpoint refreshEndpoint;
    private final BoundedExchange http;
    private final Discovery discovery;
    private final Endpoints endpoints;
    private final TokenEndpoint tokenEndpoint;
    private final FusionAuthApi fusionAuthApi;
    private final Registration registration;
    private final PasswordGrant passwordGrant;
    private final LoginApi loginApi;
    private final Revocation revocation;

    /**
     * Asks nothing yet.
     *
     * @param refreshEndpoint where {@link #refresh} goes
     * @param executor starts a thread for each task that finds none free, since some of them wait for others
     * @throws IllegalArgumentException when the client lacks the secret it is to authenticate with
     */
    public Provider(
            ProviderSettings settings,
            ClientSettings client,
            RefreshSettings.Endpoint refreshEndpoint,
            Executor executor,
            InstantSource time) {
        this.settings = settings;
        this.refreshEndpoint = refreshEndpoint;
        this.http = new BoundedExchange(settings, executor);
        this.discovery = new Discovery(new MetadataDocument(settings, http), settings.requestTimeout(), executor, time);
        this.endpoints = new Endpoints(settings, discovery);
        AnswerReader reader = new AnswerReader(time);
        ClientAuthentication authentication = ClientAuthentication.of(client);
        this.tokenEndpoint = new TokenEndpoint(endpoints, http, authentication, settings.tenantId(), reader);
        this.fusionAuthApi = new FusionAuthApi(endpoints, http, settings.tenantId(), reader);
        this.registration = new Registration(settings.kind());
        this.passwordGrant = new PasswordGrant(tokenEndpoint, reader, registration);
        this.loginApi = new LoginApi(endpoints, http, settings, client.id(), reader);
        this.revocation = settings.kind() == Kind.FUSIONAUTH
                ? fusionAuthApi::logout
                : new RevocationEndpoint(endpoints, http, authentication);
    }

    /**
     * Exchanges an authorization code (RFC 6749 section 4.1.3).
     *
     * @param redirectUri the one that was sent to the authorization endpoint
     * @param codeVerifier the PKCE verifier (RFC 7636)
     */
    public TokenAnswer exchangeCode(String code, URI redirectUri, String codeVerifier) {
        return logged("The code exchange", tokenEndpoint.exchangeCode(code, redirectUri, codeVerifier));
    }

    /**
     * Logs in at the token endpoint (RFC 6749 section 4.3).
     *
     * @param scope the scopes asked for
     */
    public NativeAnswer passwordGrant(String username, String password, List<String> scope) {
        return logged("The password grant", passwordGrant.logIn(username, password, scope));
    }

    /** Logs in at FusionAuth's {@code /api/login}. */
    public NativeAnswer loginApi(String loginId, String password) {
        return logged("The Login API", loginApi.logIn(loginId, password));
    }

    /** Whether tokens that came just now are those of a user who is registered for this application. */
    public boolean isRegistered(TokenAnswer.Granted tokens) {
        return registration.isIn(tokens);
    }

    /**
     * Exchanges a refresh token. Under FusionAuth's {@code OneTimeUse} policy it is spent even if the answer is lost on
     * the way, so it is sent once only. With {@code refresh.endpoint=none} one that a browser still has from before is
     * refused here.
     */
    public TokenAnswer refresh(String refreshToken) {
        return logged(
                "The refresh",
                switch (refreshEndpoint) {
                    case OAUTH2_TOKEN -> tokenEndpoint.refresh(refreshToken);
                    case JWT_REFRESH -> fusionAuthApi.refresh(refreshToken);
                    case NONE -> new Refused("refresh.endpoint is none", "");
                });
    }

    /**
     * Makes a refresh token worth nothing: FusionAuth's {@code /api/logout}, elsewhere the revocation endpoint (RFC
     * 7009). A failure is logged.
     *
     * @return whether the provider said that it is done
     */
    public boolean revoke(String refreshToken) {
        try {
            return revocation.revoke(refreshToken);
        } catch (IOException failed) {
            LOG.warn("The provider did not revoke a refresh token: {}", failed.getMessage());
            return false;
        }
    }

    /**
     * The key set as published: a JSON object (RFC 7517 section 5) of at most 1 MB.
     *
     * @throws IOException when it is out of reach, or something else came
     */
    public String keySet() throws IOException {
        String keySet = http.get(endpoints.required(Endpoint.JWKS)).requireOk();
        JsonObject.parse(keySet);
        return keySet;
    }

    /**
     * The expected {@code iss}, an opaque text: {@code provider.issuer}, else the one that discovery names.
     *
     * @throws IOException when the first is not set and the metadata is out of reach
     */
    public String issuer() throws IOException {
        String configured = settings.issuer();
        String issuer = configured == null ? discovery.metadata().issuer() : configured;
        if (issuer == null) {
            throw new IOException("provider.issuer is not set, and provider.discovery is false");
        }
        return issuer;
    }

    /** Whether the provider says that its authorization answers carry {@code iss} (RFC 9207); false while unknown. */
    public boolean issuerInResponse() {
        try {
            return discovery.metadata().issuerInResponse();
        } catch (IOException outOfReach) {
            return false;
        }
    }

    /**
     * Where the browser is sent to log in.
     *
     * @throws IOException when it is not known yet
     */
    public URI authorizationEndpoint() throws IOException {
        return endpoints.required(Endpoint.AUTHORIZATION);
    }

    /**
     * Where the browser is sent to register: FusionAuth's page, elsewhere the authorization endpoint.
     *
     * @throws IOException when it is not known yet
     */
    public URI registrationEndpoint() throws IOException {
        return endpoints.registration();
    }

    /**
     * Where the browser is sent to log out; empty where the provider has no such place.
     *
     * @throws IOException when it is not known yet
     */
    public Optional<URI> endSessionEndpoint() throws IOException {
        return endpoints.find(Endpoint.END_SESSION);
    }

    private static <A> A logged(String exchange, A answer) {
        if (answer instanceof Misconfigured fault) {
            LOG.error("{} failed by configuration, here or at the provider: {}", exchange, fault.why());
        } else if (answer instanceof Unavailable fault) {
            LOG.warn("{} failed for now: {}", exchange, fault.why());
        }
        return answer;
    }
}
