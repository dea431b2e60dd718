package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.model.Uuids;
import dev.gatehouse.demo.idp.session.Credentials;
import dev.gatehouse.demo.idp.session.Pending.HostedLogin;
import dev.gatehouse.demo.idp.session.RefreshToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /oauth2/authorize}: GET shows the login form, or goes straight back where an SSO session lives; POST takes the
 * form. Only a login with {@code rememberDevice=true} leaves an SSO session behind.
 */
final class AuthorizeEndpoint extends HostedPage {
    private final Instance instance;
    private final HostedLogins logins;
    private final LoginPage loginPage;

    AuthorizeEndpoint(Instance instance) {
        super(instance);
        this.instance = instance;
        this.logins = new HostedLogins(instance);
        this.loginPage = new LoginPage(instance);
    }

    @Override
    Answer show(AuthorizationRequest request, Call call) {
        Optional<RefreshToken> session = usableSession(request, call);
        if (session.isPresent()) {
            RefreshToken found = session.get();
            HostedLogin login =
                    instance.pending().begin(found.userId(), found.origin().authTime(), true, found.id());
            return logins.proceed(request, login, call);
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
        return loginPage.show(request, call, "");
    }

    @Override
    Answer take(AuthorizationRequest request, Call call) {
        Parameters form = call.parameters();
        if (form.raw("loginId") == null) {
            return show(request, call);
        }
        Credentials.Check check = instance.credentials()
                .check(
                        request.tenant().id(),
                        form.get("loginId").orElse(""),
                        Optional.ofNullable(form.raw("password")).orElse(""),
                        call.cookie(HostedLogins.TRUST_COOKIE));
        User user = check.user();
        if (user == null) {
            return loginPage.show(request, call, LoginPage.WRONG);
        }
        return switch (check.verdict()) {
            case ACCEPTED, PASSWORD_CHANGE, TWO_FACTOR -> {
                boolean remember =
                        form.get("rememberDevice").filter("true"::equals).isPresent();
                HostedLogin login =
                        instance.pending().begin(user.id(), instance.time().instant(), remember, null);
                boolean trusted = check.verdict() == Credentials.Verdict.ACCEPTED;
                yield logins.proceed(request, trusted ? login.withSecondFactor() : login, call);
            }
            case LOCKED, EXPIRED, PREVENTED -> loginPage.show(request, call, LoginPage.KEPT_OUT);
            case UNKNOWN_USER, WRONG_PASSWORD -> {
                instance.webhooks()
                        .emit(instance.events()
                                .loginFailed(user, request.application().id(), call.caller()));
                yield loginPage.show(request, call, LoginPage.WRONG);
            }
        };
    }

    private Optional<RefreshToken> usableSession(AuthorizationRequest request, Call call) {
        if (request.prompts().contains("login")) {
            return Optional.empty();
        }
        Duration maxAge = request.maxAge();
        Instant now = instance.time().instant();
        return instance.ssoSessions()
                .resume(call.cookie(HostedLogins.SSO_COOKIE), request.tenant().id())
                .or(() -> bootstrapped(request, call))
                .filter(session -> maxAge == null
                        || now.isBefore(session.origin().authTime().plus(maxAge)))
                .filter(session -> instance.directory()
                        .user(session.userId())
                        .filter(User::active)
                        .isPresent());
    }

    /** A new SSO session from an access token in the header, where the tenant allows it. */
    private Optional<RefreshToken> bootstrapped(AuthorizationRequest request, Call call) {
        if (!request.tenant().ssoConfiguration().allowAccessTokenBootstrap()) {
            return Optional.empty();
        }
        UUID tenant = request.tenant().id();
        return call.bearerToken()
                .flatMap(instance.reader()::valid)
                .flatMap(claims -> Uuids.parse(claims.path("sub").asText()))
                .flatMap(instance.directory()::user)
                .filter(user -> user.tenantId().equals(tenant))
                .map(instance.ssoSessions()::open);
    }
}
