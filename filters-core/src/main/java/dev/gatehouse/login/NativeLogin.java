package dev.gatehouse.login;

import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.login.NativeOutcome.Denied;
import dev.gatehouse.login.NativeOutcome.LoggedIn;
import dev.gatehouse.login.NativeOutcome.SlowedDown;
import dev.gatehouse.login.NativeOutcome.Unavailable;
import dev.gatehouse.provider.NativeAnswer;
import dev.gatehouse.provider.NativeAnswer.Denial;
import dev.gatehouse.provider.Provider;
import dev.gatehouse.provider.TokenAnswer;
import dev.gatehouse.settings.LoginSettings;
import dev.gatehouse.settings.LoginSettings.Method;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.token.TokenVerifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The login with a name and a password that were typed into this application: from both to verified tokens. */
public final class NativeLogin {
    /** No email address is longer (RFC 5321 section 4.5.3.1.3), no user name of FusionAuth's is either. */
    private static final int LONGEST_LOGIN_ID = 256;

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(NativeLogin.class);

    private final LoginSettings settings;
    private final Provider provider;
    private final TokenVerifier tokens;
    private final LoginTokens kept;
    private final LoginAttempts attempts;

    /** The native login of one web application, by the method that its settings name. */
    public NativeLogin(Settings settings, Provider provider, TokenVerifier tokens, InstantSource time) {
        this.settings = settings.login();
        this.provider = provider;
        this.tokens = tokens;
        this.kept = LoginTokens.of(settings);
        this.attempts = new LoginAttempts(settings.login().attempts(), time);
    }

    /**
     * Logs in, unless too many attempts failed lately.
     *
     * @param address the client's
     */
    public NativeOutcome logIn(String loginId, String password, String address) {
        if (loginId.isBlank() || loginId.length() > LONGEST_LOGIN_ID || password.isEmpty()) {
            return new Denied(Denial.INVALID_CREDENTIALS);
        }
        Optional<Duration> wait = attempts.begin(loginId, address);
        if (wait.isPresent()) {
            return new SlowedDown(wait.get());
        }
        NativeOutcome outcome = outcome(ask(loginId, password));
        if (outcome instanceof Unavailable) {
            attempts.undecided(loginId, address);
        } else if (!outcome.equals(new Denied(Denial.INVALID_CREDENTIALS))) {
            attempts.succeeded(loginId, address);
        }
        return outcome;
    }

    private NativeAnswer ask(String loginId, String password) {
        return settings.method() == Method.LOGIN_API
                ? provider.loginApi(loginId, password)
                : provider.passwordGrant(loginId, password, settings.scope());
    }

    private NativeOutcome outcome(NativeAnswer answer) {
        if (answer instanceof NativeAnswer.Denied denied) {
            return new Denied(denied.why());
        }
        if (answer instanceof NativeAnswer.Granted granted) {
            return granted.registered() || settings.allowUnregistered()
                    ? verify(granted.tokens())
                    : new Denied(Denial.NOT_REGISTERED);
        }
        return new Unavailable(answer instanceof TokenAnswer.Unavailable away ? away.retryAfter() : RETRY);
    }

    private NativeOutcome verify(TokenAnswer.Granted granted) {
        Optional<Tokens> login = kept.of(granted);
        if (login.isEmpty()) {
            return unusable("token.use is id-token, and the answer holds none");
        }
        TokenState state = tokens.verify(login.get().jwt(), login.get().idToken());
        if (state instanceof TokenState.Valid valid) {
            return new LoggedIn(login.get(), valid.identity());
        }
        if (state instanceof TokenState.Unverifiable || state instanceof TokenState.UnknownKey) {
            return new Unavailable(RETRY);
        }
        return unusable(state instanceof TokenState.Rejected rejected ? rejected.reason() : "expired on arrival");
    }

    /** Settings here and at the provider do not fit: no user can do anything about it. */
    private static Unavailable unusable(String reason) {
        LOG.error("The token of a native login is not accepted: {}", reason);
        return new Unavailable(RETRY);
    }
}
