package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.SetCookie;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.instance.NextSteps;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Pending.HostedLogin;
import dev.gatehouse.demo.idp.session.RandomText;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.SsoSessions;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes a login on the hosted pages from its password, or its SSO session, to its code: over the pages that are still
 * in the way. Between two pages it is known by the cookie {@code fusionauth.li}.
 */
final class HostedLogins {
    static final String SSO_COOKIE = "fusionauth.sso";
    static final String TRUST_COOKIE = "fusionauth.trust";
    private static final String LOGIN_COOKIE = "fusionauth.li";
    private static final String REMEMBER_COOKIE = "fusionauth.remember-device";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Instance instance;
    private final Obstacles obstacles;
    private final AuthorizationAnswer answers;

    HostedLogins(Instance instance) {
        this.instance = instance;
        this.obstacles = new Obstacles(instance);
        this.answers = new AuthorizationAnswer(instance);
    }

    /** The login that the cookie of a call names, and that a page asks about. */
    Optional<HostedLogin> find(Call call) {
        return instance.pending().hostedLogins().find(call.cookie(LOGIN_COOKIE));
    }

    /** Goes on: to the next page, or back to the client. */
    Answer proceed(AuthorizationRequest request, HostedLogin login, Call call) {
        Optional<User> found = instance.directory().user(login.userId());
        if (found.isEmpty()) {
            return Pages.page(400, "This user is gone", "<h1>This user is gone</h1>\n");
        }
        User user = found.get();
        Obstacle obstacle = obstacles.of(request, login, user);
        boolean silent = request.prompts().contains("none");
        return switch (obstacle) {
            case NONE -> finish(request, login, user, call);
            case PASSWORD_CHANGE, TWO_FACTOR, CONSENT -> {
                if (silent) {
                    throw refused(request, obstacle);
                }
                yield hop(obstacle, login, user, call);
            }
            case EMAIL_NOT_VERIFIED, NOT_REGISTERED, REGISTRATION_NOT_VERIFIED -> {
                if (silent) {
                    throw refused(request, obstacle);
                }
                yield Pages.page(200, obstacle.title, "<h1>" + obstacle.title + "</h1>\n");
            }
        };
    }

    private Answer hop(Obstacle obstacle, HostedLogin login, User user, Call call) {
        String id = RandomText.id();
        instance.pending().hostedLogins().put(id, login);
        String path = obstacle == Obstacle.PASSWORD_CHANGE
                ? "/password/change/" + new NextSteps(instance).passwordChange(user, null)
                : obstacle.path;
        return Answer.redirect(path + "?" + LoginPage.echoed(call.parameters()).encoded())
                .with(SetCookie.session(LOGIN_COOKIE, id));
    }

    private Answer finish(AuthorizationRequest request, HostedLogin login, User user, Call call) {
        instance.pending().hostedLogins().take(call.cookie(LOGIN_COOKIE));
        SsoSessions sessions = instance.ssoSessions();
        if (login.ssoSessionId() != null) {
            return answers.code(request, user, login, login.ssoSessionId(), call)
                    .with(SetCookie.deleted(LOGIN_COOKIE));
        }
        instance.webhooks()
                .emit(instance.events().loggedIn(user, request.application().id(), "PASSWORD", call.caller()));
        if (!login.remember()) {
            sessions.close(call.cookie(SSO_COOKIE));
            return answers.code(request, user, login, null, call)
                    .with(SetCookie.deleted(SSO_COOKIE))
                    .with(SetCookie.deleted(LOGIN_COOKIE));
        }
        RefreshToken session = sessions.resume(call.cookie(SSO_COOKIE), user.tenantId())
                .filter(other -> other.userId().equals(user.id()))
                .map(sessions::renew)
                .orElseGet(() -> sessions.open(user));
        return answers.code(request, user, login, session.id(), call)
                .with(SetCookie.session(SSO_COOKIE, session.token()))
                .with(SetCookie.lasting(REMEMBER_COOKIE, "true", REMEMBERED))
                .with(SetCookie.deleted(LOGIN_COOKIE));
    }

    private static RedirectedRefusal refused(AuthorizationRequest request, Obstacle obstacle) {
        OAuthError error = obstacle == Obstacle.CONSENT ? OAuthError.CONSENT_REQUIRED : OAuthError.LOGIN_REQUIRED;
        return new RedirectedRefusal(
                request.target(), new OAuthRefusal(400, error, obstacle.reason, obstacle.title + "."));
    }
}
