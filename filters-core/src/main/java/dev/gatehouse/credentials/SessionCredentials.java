package dev.gatehouse.credentials;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.settings.CredentialSettings;
import dev.gatehouse.settings.CredentialSettings.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A login kept in the container's HTTP session, until the session ends or {@code session.max-age} is over; the JWT that
 * began it is dropped. With the refresh-token cookie beside it, a login whose session is gone comes back in a new one.
 */
public final class SessionCredentials implements Credentials {
    private static final Presented NOTHING = new Presented(null, null, null);

    private final CredentialSettings settings;
    private final TokenCookies cookies;
    private final Predicate<String> mayRevive;
    private final InstantSource time;

    /**
     * Logins in sessions.
     *
     * @param cookies hold the end of the login and, where it can be revived, refresh and ID token
     * @param mayRevive whether this request is the one, of all that carry a refresh token whose session is gone, that
     *     makes a new session
     */
    public SessionCredentials(
            CredentialSettings settings, TokenCookies cookies, Predicate<String> mayRevive, InstantSource time) {
        this.settings = settings;
        this.cookies = cookies;
        this.mayRevive = mayRevive;
        this.time = time;
    }

    @Override
    public Presented read(HttpServletRequest request) {
        SessionLogin login = new LoginSession(request).login();
        Presented beside = isRevivable() ? cookies.read(request) : NOTHING;
        if (login == null) {
            return new Presented(null, beside.refreshToken(), beside.idToken());
        }
        return new Presented(login.at(time.instant()), null, beside.refreshToken(), beside.idToken());
    }

    /** What the application kept for another user goes with that user's session. */
    @Override
    public OptionalInt store(HttpServletRequest request, Tokens tokens, Identity identity, ResponseCookies response) {
        LoginSession session = new LoginSession(request);
        SessionLogin before = session.login();
        if (before != null && !before.isOf(identity.subject())) {
            session.invalidate();
        }
        Instant end = end();
        OptionalInt bytes = cookies.keep(CookieHeader.of(request), beside(tokens), end, response);
        return bytes.isPresent() && session.put(new SessionLogin(identity, end)) ? bytes : OptionalInt.empty();
    }

    @Override
    public OptionalInt renew(
            HttpServletRequest request, String spent, Tokens tokens, Identity identity, ResponseCookies response) {
        LoginSession session = new LoginSession(request);
        SessionLogin before = session.login();
        Instant end = end();
        OptionalInt bytes = cookies.keep(CookieHeader.of(request), beside(tokens), end, response);
        if (bytes.isEmpty()) {
            return bytes;
        }
        if (before != null && before.isOf(identity.subject())) {
            session.replace(new SessionLogin(identity, end));
        } else if (mayRevive.test(spent)) {
            session.changeId();
            session.put(new SessionLogin(identity, end));
        }
        return bytes;
    }

    @Override
    public void keepUnverified(
            HttpServletRequest request, Tokens tokens, @Nullable Identity valid, ResponseCookies response) {
        Instant end = valid == null ? time.instant() : valid.expiresAt();
        cookies.keep(CookieHeader.of(request), beside(tokens), end, response);
    }

    @Override
    public void clear(HttpServletRequest request, ResponseCookies response) {
        new LoginSession(request).remove();
        cookies.clear(request, response);
    }

    @Override
    public boolean isOurs(String cookieName) {
        return cookies.isOurs(cookieName);
    }

    private boolean isRevivable() {
        return settings.kind() == Kind.SESSION_AND_REFRESH_COOKIE;
    }

    private Instant end() {
        return time.instant().plus(settings.sessionMaxAge());
    }

    /** What is kept in cookies beside the session. */
    private Presented beside(Tokens tokens) {
        return isRevivable() ? new Presented(null, tokens.refreshToken(), tokens.idToken()) : NOTHING;
    }
}
