package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.ConsentMode;
import dev.gatehouse.demo.idp.model.OAuthConfiguration;
import dev.gatehouse.demo.idp.model.Relationship;
import dev.gatehouse.demo.idp.model.Tenant.UnverifiedBehavior;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Pending.HostedLogin;

/** Finds the next obstacle of a login on the hosted pages. */
final class Obstacles {
    private final Instance instance;

    Obstacles(Instance instance) {
        this.instance = instance;
    }

    Obstacle of(AuthorizationRequest request, HostedLogin login, User user) {
        boolean fresh = login.ssoSessionId() == null;
        if (user.passwordChangeReason() != null) {
            return Obstacle.PASSWORD_CHANGE;
        }
        if (fresh && user.twoFactor() != null && !login.secondFactor()) {
            return Obstacle.TWO_FACTOR;
        }
        boolean gated = request.tenant().unverifiedBehavior() == UnverifiedBehavior.GATED;
        if (gated && !user.verified()) {
            return Obstacle.EMAIL_NOT_VERIFIED;
        }
        Application application = request.application();
        var registration = user.registrationFor(application.id());
        if (registration.isEmpty() && application.oauthConfiguration().requireRegistration()) {
            return Obstacle.NOT_REGISTERED;
        }
        boolean unverified = registration.filter(found -> !found.verified()).isPresent();
        if (gated && unverified && application.verifyRegistration()) {
            return Obstacle.REGISTRATION_NOT_VERIFIED;
        }
        return needsConsent(request, login, user) ? Obstacle.CONSENT : Obstacle.NONE;
    }

    private boolean needsConsent(AuthorizationRequest request, HostedLogin login, User user) {
        OAuthConfiguration settings = request.application().oauthConfiguration();
        if (settings.relationship() == Relationship.FIRST_PARTY || settings.consentMode() == ConsentMode.NEVER_PROMPT) {
            return false;
        }
        if (!request.scopes().isEmpty() && login.consented().containsAll(request.scopes())) {
            return false;
        }
        boolean remembered = settings.consentMode() == ConsentMode.REMEMBER_DECISION
                && !request.prompts().contains("consent")
                && instance.consents().cover(user.id(), request.application().id(), request.scopes());
        return !remembered;
    }
}
