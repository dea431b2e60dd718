package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.ConsentMode;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.session.Pending.HostedLogin;
import java.time.Duration;
import java.util.Optional;

/** {@code /oauth2/consent}: asks whether a third party's application may have what it asks for. */
final class ConsentPage extends HostedPage {
    private final Instance instance;
    private final HostedLogins logins;

    ConsentPage(Instance instance) {
        super(instance);
        this.instance = instance;
        this.logins = new HostedLogins(instance);
    }

    @Override
    Answer show(AuthorizationRequest request, Call call) {
        if (logins.find(call).isEmpty()) {
            return Pages.over();
        }
        StringBuilder scopes = new StringBuilder("<p>It asks for:</p>\n<ul>\n");
        request.scopes()
                .forEach(scope -> scopes.append("<li>").append(Html.text(scope)).append("</li>\n"));
        return Pages.form(
                "Allow " + request.application().name() + " access", "", "/oauth2/consent", call, scopes + """
                        </ul>
                        <button name="action" value="allow">Allow</button>
                        <button name="action" value="cancel" class="quiet">Cancel</button>
                        """);
    }

    @Override
    Answer take(AuthorizationRequest request, Call call) {
        Optional<HostedLogin> login = logins.find(call);
        if (login.isEmpty()) {
            return Pages.over();
        }
        if (!call.parameters().get("action").filter("allow"::equals).isPresent()) {
            throw new RedirectedRefusal(
                    request.target(),
                    OAuthRefusal.accessDenied(OAuthReason.CONSENT_CANCELED, "The user has not allowed access."));
        }
        if (request.application().oauthConfiguration().consentMode() == ConsentMode.REMEMBER_DECISION) {
            int seconds = request.tenant()
                    .externalIdentifierConfiguration()
                    .rememberOAuthScopeConsentChoiceTimeToLiveInSeconds();
            instance.consents()
                    .remember(
                            login.get().userId(),
                            request.application().id(),
                            request.scopes(),
                            Duration.ofSeconds(seconds));
        }
        return logins.proceed(request, login.get().withConsent(request.scopes()), call);
    }
}
