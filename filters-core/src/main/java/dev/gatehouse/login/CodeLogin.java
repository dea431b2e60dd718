package dev.gatehouse.login;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.login.LoginOutcome.Failed;
import dev.gatehouse.login.LoginOutcome.LoggedIn;
import dev.gatehouse.login.LoginOutcome.Unavailable;
import dev.gatehouse.provider.Provider;
import dev.gatehouse.provider.TokenAnswer;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.token.IdTokenCheck;
import dev.gatehouse.token.TokenVerifier;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The second half of the authorization code flow: from the provider's answer to verified tokens. */
public final class CodeLogin {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Provider provider;
    private final TokenVerifier tokens;
    private final FinishedLogins finished;
    private final LoginTokens kept;
    private final boolean askedForIdToken;
    private final boolean mustBeRegistered;

    /** The code flow of one web application. */
    public CodeLogin(Settings settings, Provider provider, TokenVerifier tokens, FinishedLogins finished) {
        this.provider = provider;
        this.tokens = tokens;
        this.finished = finished;
        this.kept = LoginTokens.of(settings);
        this.askedForIdToken = settings.login().scope().contains("openid");
        this.mustBeRegistered = settings.login().isNative() && !settings.login().allowUnregistered();
    }

    /**
     * Finishes a pending login. Requests that bring the same answer at once share one exchange; one that brings it
     * later learns only where the login went on.
     */
    public LoginOutcome finish(AuthorizationResponse answer, PendingLogin pending, URI redirectUri) {
        return finished.once(pending, () -> exchange(answer, pending, redirectUri));
    }

    private LoginOutcome exchange(AuthorizationResponse answer, PendingLogin pending, URI redirectUri) {
        String wrongIssuer;
        try {
            wrongIssuer = wrongIssuer(answer.issuer());
        } catch (IOException metadataAway) {
            return new Unavailable(RETRY);
        }
        if (wrongIssuer != null) {
            return new Failed(wrongIssuer);
        }
        if (answer.error() != null || answer.code() == null) {
            return new Failed("the provider answered without a code");
        }
        TokenAnswer token = provider.exchangeCode(answer.code(), redirectUri, pending.codeVerifier());
        if (token instanceof TokenAnswer.Granted granted) {
            return verify(granted, pending);
        }
        if (token instanceof TokenAnswer.Refused refused) {
            return new Failed("the provider refused the code: " + refused.error() + " " + refused.reason());
        }
        return new Unavailable(token instanceof TokenAnswer.Unavailable away ? away.retryAfter() : RETRY);
    }

    /** The answer's {@code iss} is compared before the code is sent anywhere (RFC 9207 section 2.4). */
    private @Nullable String wrongIssuer(@Nullable String issuer) throws IOException {
        if (issuer == null) {
            return provider.issuerInResponse() ? "the answer names no issuer, though the provider says it does" : null;
        }
        return issuer.equals(provider.issuer()) ? null : "the answer comes from another issuer";
    }

    private LoginOutcome verify(TokenAnswer.Granted granted, PendingLogin pending) {
        String idToken = granted.idToken();
        Optional<Tokens> login = kept.of(granted);
        if (login.isEmpty() || (idToken == null && askedForIdToken)) {
            return new Failed("the answer holds no ID token, though openid was asked for");
        }
        // A native login goes on at the provider's page where it must; who may not log in here may not by that way.
        if (mustBeRegistered && !provider.isRegistered(granted)) {
            return new Failed("the user is not registered for this application");
        }
        String subject = null;
        if (idToken != null) {
            IdTokenCheck check = tokens.checkIdToken(idToken, pending.nonce());
            if (!(check instanceof IdTokenCheck.Accepted accepted)) {
                return check instanceof IdTokenCheck.Rejected rejected
                        ? new Failed("ID token: " + rejected.reason())
                        : new Unavailable(RETRY);
            }
            subject = accepted.subject();
        }
        return loggedIn(login.get(), subject, pending.target());
    }

    private LoginOutcome loggedIn(Tokens login, @Nullable String subject, String target) {
        TokenState state = tokens.verify(login.jwt(), login.idToken());
        if (state instanceof TokenState.Unverifiable || state instanceof TokenState.UnknownKey) {
            return new Unavailable(RETRY);
        }
        if (!(state instanceof TokenState.Valid valid)) {
            String why = state instanceof TokenState.Rejected rejected ? rejected.reason() : "expired on arrival";
            return new Failed("token: " + why);
        }
        Identity identity = valid.identity();
        return subject == null || subject.equals(identity.subject())
                ? new LoggedIn(login, identity, target)
                : new Failed("access token and ID token name different subjects");
    }
}
