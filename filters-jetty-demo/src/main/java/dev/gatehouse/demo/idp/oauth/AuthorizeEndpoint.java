package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.http.SetCookie;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Credentials;
import dev.gatehouse.demo.idp.session.Instance;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.SsoSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oauth2/authorize}: GET shows the login form, or goes straight back where an SSO session lives; POST takes the
 * form. Only a login with {@code rememberDevice=true} leaves an SSO session behind.
 */
final class AuthorizeEndpoint implements Endpoint {
    static final String SSO_COOKIE = "fusionauth.sso";
    private static final String REMEMBER_COOKIE = "fusionauth.remember-device";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Instance instance;
    private final AuthorizationRequestReader reader;
    private final AuthorizationAnswer answers;
    private final LoginPage loginPage;
    private final Credentials credentials;

    AuthorizeEndpoint(Instance instance) {
        this.instance = instance;
        this.reader = new AuthorizationRequestReader(instance);
        this.answers = new AuthorizationAnswer(instance);
        this.loginPage = new LoginPage(instance);
        this.credentials = new Credentials(instance.directory(), instance.time());
    }

    @Override
    public Answer answer(Call call) {
        Parameters given = call.parameters();
        try {
            AuthorizationRequest request = reader.read(given);
            return given.raw("loginId") == null ? begin(request, call) : login(request, call);
        } catch (OAuthRefusal refusal) {
            return Pages.error(refusal);
        } catch (RedirectedRefusal refusal) {
            return answers.error(refusal.target(), refusal.refusal());
        }
    }

    private Answer begin(AuthorizationRequest request, Call call) {
        Optional<RefreshToken> session = usableSession(request, call);
        Optional<User> user = session.flatMap(
                found -> instance.directory().user(found.userId()).filter(User::active));
        if (session.isPresent() && user.isPresent()) {
            return code(
                    request,
                    call,
                    user.get(),
                    session.get().authTime(),
                    session.get().id());
        }
        if (request.prompts().contains("none")) {
            throw new RedirectedRefusal(
                    request.target(),
                    new OAuthRefusal(
                            400,
                            OAuthError.LOGIN_REQUIRED,
                            OAuthReason.AUTHENTICATION_REQUIRED,
                            "The user has to log in."));
        }
        return loginPage.show(request, call.parameters(), "");
    }

    private Optional<RefreshToken> usableSession(AuthorizationRequest request, Call call) {
        if (request.prompts().contains("login")) {
            return Optional.empty();
        }
        Duration maxAge = request.maxAge();
        Instant now = instance.time().instant();
        return instance.ssoSessions()
                .resume(call.cookie(SSO_COOKIE), request.tenant().id())
                .filter(session ->
                        maxAge == null || now.isBefore(session.authTime().plus(maxAge)));
    }

    private Answer login(AuthorizationRequest request, Call call) {
        Parameters form = call.parameters();
        Credentials.Check check = credentials.check(
                request.tenant().id(),
                form.get("loginId").orElse(""),
                Optional.ofNullable(form.raw("password")).orElse(""));
        User user = check.user();
        if (check.verdict() != Credentials.Verdict.ACCEPTED || user == null) {
            return loginPage.show(request, form, "Email, username or password is wrong.");
        }
        boolean remember = form.get("rememberDevice").filter("true"::equals).isPresent();
        SsoSessions sessions = instance.ssoSessions();
        if (!remember) {
            sessions.close(call.cookie(SSO_COOKIE));
            return code(request, call, user, instance.time().instant(), null).with(SetCookie.deleted(SSO_COOKIE));
        }
        RefreshToken session = sessions.resume(
                        call.cookie(SSO_COOKIE), request.tenant().id())
                .filter(found -> found.userId().equals(user.id()))
                .map(sessions::renew)
                .orElseGet(() -> sessions.open(user));
        return code(request, call, user, session.authTime(), session.id())
                .with(SetCookie.session(SSO_COOKIE, session.token()))
                .with(SetCookie.lasting(REMEMBER_COOKIE, "true", REMEMBERED));
    }

    private Answer code(
            AuthorizationRequest request, Call call, User user, Instant authTime, @Nullable UUID ssoSessionId) {
        Parameters given = call.parameters();
        RefreshToken.Device device = new RefreshToken.Device(
                given.raw("metaData.device.description"),
                given.raw("metaData.device.name"),
                given.raw("metaData.device.type"),
                call.remoteAddress());
        return answers.code(request, user, authTime, ssoSessionId, device, given.raw("locale"));
    }
}
