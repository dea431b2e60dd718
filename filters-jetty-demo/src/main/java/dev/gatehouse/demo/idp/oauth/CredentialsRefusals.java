package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.instance.NextSteps;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.PasswordChangeReason;
import dev.gatehouse.demo.idp.model.Switches;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Credentials;
import java.util.Locale;

/**
 * What the token endpoint says about a login that is none. The pairs of {@code error} and {@code error_reason} are
 * FusionAuth's where it documents them, and can be changed by {@link Switches#pairings()} where it does not.
 */
final class CredentialsRefusals {
    private final Instance instance;

    CredentialsRefusals(Instance instance) {
        this.instance = instance;
    }

    OAuthRefusal refusal(Credentials.Check check, Application application) {
        User user = check.user();
        if (user == null) {
            return OAuthRefusal.invalidGrant(
                    instance.switches().tellsUnknownUser()
                            ? OAuthReason.USER_NOT_FOUND
                            : OAuthReason.INVALID_USER_CREDENTIALS,
                    "The user credentials are wrong.");
        }
        return switch (check.verdict()) {
            case LOCKED -> OAuthRefusal.accessDenied(OAuthReason.USER_LOCKED, "The account is locked.");
            case EXPIRED -> OAuthRefusal.accessDenied(OAuthReason.USER_EXPIRED, "The account has expired.");
            case PREVENTED ->
                OAuthRefusal.accessDenied(OAuthReason.LOGIN_PREVENTED, "The user is not allowed to log in.");
            case PASSWORD_CHANGE -> passwordChange(user, application);
            case TWO_FACTOR -> twoFactor(user, application);
            case ACCEPTED, UNKNOWN_USER, WRONG_PASSWORD ->
                OAuthRefusal.invalidGrant(OAuthReason.INVALID_USER_CREDENTIALS, "The user credentials are wrong.");
        };
    }

    private OAuthRefusal passwordChange(User user, Application application) {
        PasswordChangeReason why = user.passwordChangeReason();
        String name = why == null ? "" : why.name().toLowerCase(Locale.ROOT);
        return new OAuthRefusal(
                        400,
                        OAuthError.CHANGE_PASSWORD_REQUIRED,
                        OAuthReason.of("change_password_" + name),
                        "The user is required to change their password.")
                .with("change_password_id", new NextSteps(instance).passwordChange(user, application.id()));
    }

    private OAuthRefusal twoFactor(User user, Application application) {
        Switches switches = instance.switches();
        OAuthRefusal refusal = new OAuthRefusal(
                        400,
                        OAuthError.TWO_FACTOR_REQUIRED,
                        switches.twoFactorReasonInAnswer() ? OAuthReason.MULTI_FACTOR_CHALLENGE_REQUIRED : null,
                        "The user must show a second factor.")
                .with("two_factor_id", new NextSteps(instance).twoFactor(user, application.id()));
        User.TwoFactor twoFactor = user.twoFactor();
        return twoFactor != null && switches.twoFactorMethodsInAnswer()
                ? refusal.with("two_factor_methods", twoFactor.methods())
                : refusal;
    }
}
