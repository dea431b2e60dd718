package dev.gatehouse.token;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.settings.ClientSettings;
import dev.gatehouse.settings.TokenSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The only place where a token is found trustworthy or expired, and by how much clock skew.
 *
 * <p>An authentic token is remembered, so that it costs no second signature check; its time and its key are looked at on
 * every call all the same. Safe for use by many threads. A call may wait for the provider, as long as one of
 * {@link KeyPublisher}'s exchanges takes, and holds no lock meanwhile.
 */
public final class TokenVerifier {
    private final Duration clockSkew;
    private final boolean idTokensComplete;
    private final KeySets keySets;
    private final TokenReader credentials;
    private final TokenReader idTokens;
    private final LogoutTokens logoutTokens;
    private final Profiles profiles;
    private final Identities identities;
    private final KnownTokens knownTokens;
    private final InstantSource time;

    /**
     * A verifier that has fetched nothing yet.
     *
     * @param background runs a key fetch now and then, each as long as one of the publisher's exchanges
     * @throws IllegalArgumentException when {@code token.jca-provider} is not installed
     */
    public TokenVerifier(
            TokenSettings settings,
            ClientSettings client,
            KeyPublisher publisher,
            Executor background,
            InstantSource time) {
        this.clockSkew = settings.clockSkew();
        this.idTokensComplete = settings.use() == TokenSettings.Use.ACCESS_TOKEN;
        this.keySets = new KeySets(publisher, background, time);
        this.identities = new Identities(settings);
        this.time = time;
        this.knownTokens = new KnownTokens(settings.cacheSize(), keySets);

        Issuer issuer = new Issuer(publisher, time);
        Signatures signatures = new Signatures(settings.jcaProvider());
        ClaimsPolicy credential = idTokensComplete
                ? ClaimsPolicy.accessToken(settings.audience())
                : ClaimsPolicy.idToken(settings.audience(), client.id());
        this.credentials = new TokenReader(credential, Trust.inCredentials(settings), issuer, keySets, signatures);
        this.idTokens = new TokenReader(
                ClaimsPolicy.idToken(client.id(), client.id()),
                Trust.inIdTokens(settings, client.secret()),
                issuer,
                keySets,
                signatures);
        this.profiles = new Profiles(idTokens);
        this.logoutTokens = new LogoutTokens(
                new TokenReader(
                        ClaimsPolicy.logoutToken(client.id()),
                        Trust.inCredentials(settings),
                        issuer,
                        keySets,
                        signatures),
                clockSkew);
    }

    /**
     * What a credential is worth. Never {@link TokenState.Absent}; throws for no text whatever.
     *
     * @param jwt the credential as received
     * @param idToken the ID token kept beside an access token, which completes name and profile; null where there is
     *     none. Not looked at where the credential is an ID token itself
     */
    public TokenState verify(String jwt, @Nullable String idToken) {
        TokenText text = new TokenText(jwt, idTokensComplete ? idToken : null);
        Instant now = time.instant();
        KnownToken known = knownTokens.find(text, now);
        return known == null ? verifyAnew(text) : known.at(now);
    }

    /**
     * What a fresh ID token is worth: signature, {@code iss}, {@code aud}, {@code azp}, {@code exp}, {@code sub} and
     * {@code nonce}. {@code HS*} with the client secret is accepted here (OpenID Connect Core 1.0 section 10.1).
     *
     * @param nonce what the authorization request carried
     */
    public IdTokenCheck checkIdToken(String idToken, String nonce) {
        try {
            Reading reading = idTokens.read(idToken);
            if (reading instanceof Reading.Authentic authentic) {
                return atLogin(authentic.claims(), nonce);
            }
            return reading instanceof Reading.UnknownKey
                    ? new IdTokenCheck.Rejected("its key is not published")
                    : new IdTokenCheck.Unverifiable();
        } catch (UntrustedTokenException untrusted) {
            return new IdTokenCheck.Rejected(untrusted.reason());
        }
    }

    /** What a logout token is worth, which the provider posts. It never is a credential. */
    public LogoutTokenCheck checkLogoutToken(String logoutToken) {
        return logoutTokens.check(logoutToken, time.instant());
    }

    /** Fetches the keys again soon, in the background, since the provider said that they have changed. */
    public void refetchKeys() {
        keySets.refetch();
    }

    private TokenState verifyAnew(TokenText text) {
        try {
            KnownToken alone = knownTokens.find(text.withoutIdToken(), time.instant());
            if (alone == null) {
                Reading reading = credentials.read(text.jwt());
                if (!(reading instanceof Reading.Authentic authentic)) {
                    return reading instanceof Reading.UnknownKey
                            ? new TokenState.UnknownKey()
                            : new TokenState.Unverifiable();
                }
                Claims claims = authentic.claims();
                alone = KnownToken.of(claims, identities.of(claims), clockSkew, authentic.keys());
            }
            return completed(alone, text).at(time.instant());
        } catch (UntrustedTokenException untrusted) {
            return new TokenState.Rejected(untrusted.reason());
        }
    }

    /** Adds what the ID token says, and remembers the two together; without a good one, the credential alone. */
    private KnownToken completed(KnownToken alone, TokenText text) {
        Identity identity = alone.valid().identity();
        Reading.Authentic beside = text.idToken() == null ? null : profiles.read(text.idToken(), identity.subject());
        if (beside == null) {
            knownTokens.put(text.withoutIdToken(), alone);
            return alone;
        }
        KnownToken whole =
                alone.with(identities.completed(identity, beside.claims().all()), beside.keys());
        knownTokens.put(text, whole);
        return whole;
    }

    private IdTokenCheck atLogin(Claims claims, String nonce) {
        Instant now = time.instant();
        if (!now.isBefore(claims.expiresAt().plus(clockSkew))) {
            return new IdTokenCheck.Rejected("it has expired");
        }
        if (now.isBefore(claims.notBefore().minus(clockSkew))) {
            return new IdTokenCheck.Rejected("its nbf is still to come");
        }
        return nonce.equals(claims.all().get("nonce"))
                ? new IdTokenCheck.Accepted(claims.subject(), claims.all())
                : new IdTokenCheck.Rejected("its nonce is not the one of this login");
    }
}
