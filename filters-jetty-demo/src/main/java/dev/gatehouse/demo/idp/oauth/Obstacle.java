package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.model.OAuthReason;
import org.jspecify.annotations.Nullable;

/** What stands between a right password, or an SSO session, and the code. */
enum Obstacle {
    NONE("", "", null),
    PASSWORD_CHANGE("Choose a new password", "", OAuthReason.AUTHENTICATION_REQUIRED),
    TWO_FACTOR("Show your second factor", "/oauth2/two-factor", OAuthReason.MULTI_FACTOR_CHALLENGE_REQUIRED),
    EMAIL_NOT_VERIFIED("Verify your email address first", "", OAuthReason.EMAIL_VERIFICATION_REQUIRED),
    NOT_REGISTERED("You are not registered for this application", "", OAuthReason.REGISTRATION_REQUIRED),
    REGISTRATION_NOT_VERIFIED("Verify your registration first", "", OAuthReason.REGISTRATION_VERIFICATION_REQUIRED),
    CONSENT("Allow access", "/oauth2/consent", OAuthReason.CONSENT_REQUIRED);

    final String title;
    final String path;
    final @Nullable OAuthReason reason;

    Obstacle(String title, String path, @Nullable OAuthReason reason) {
        this.title = title;
        this.path = path;
        this.reason = reason;
    }
}
