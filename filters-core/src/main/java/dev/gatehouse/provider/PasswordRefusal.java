package dev.gatehouse.provider;

import dev.gatehouse.provider.NativeAnswer.Denial;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an OAuth error says of a name and a password. FusionAuth's {@code error_reason} counts first, since its
 * documentation does not say which {@code error} and status it comes with; values that nobody knows yet are passed over.
 *
 * @see <a href="https://fusionauth.io/docs/apis/oauth/oauth-error">FusionAuth: OAuth Error</a>
 */
final class PasswordRefusal {
    private static final Map<String, Denial> REASONS = Map.ofEntries(
            Map.entry("invalid_user_credentials", Denial.INVALID_CREDENTIALS),
            Map.entry("user_not_found", Denial.INVALID_CREDENTIALS),
            Map.entry("user_locked", Denial.INVALID_CREDENTIALS),
            Map.entry("user_expired", Denial.INVALID_CREDENTIALS),
            Map.entry("login_prevented", Denial.INVALID_CREDENTIALS),
            Map.entry("registration_required", Denial.NOT_REGISTERED),
            Map.entry("registration_missing_requirement", Denial.NOT_REGISTERED),
            Map.entry("email_verification_required", Denial.NOT_VERIFIED),
            Map.entry("phone_verification_required", Denial.NOT_VERIFIED),
            Map.entry("registration_verification_required", Denial.NOT_VERIFIED),
            Map.entry("multi_factor_challenge_required", Denial.TWO_FACTOR_REQUIRED),
            Map.entry("change_password_administrative", Denial.PASSWORD_CHANGE_REQUIRED),
            Map.entry("change_password_breached", Denial.PASSWORD_CHANGE_REQUIRED),
            Map.entry("change_password_expired", Denial.PASSWORD_CHANGE_REQUIRED),
            Map.entry("change_password_validation", Denial.PASSWORD_CHANGE_REQUIRED));

    private static final Map<String, Denial> ERRORS = Map.of(
            "two_factor_required", Denial.TWO_FACTOR_REQUIRED,
            "change_password_required", Denial.PASSWORD_CHANGE_REQUIRED);

    /** Errors that are about the user unless the reason blames the client. */
    private static final Set<String> ABOUT_THE_USER = Set.of("invalid_grant", "access_denied");

    private static final Set<String> BLAMING_THE_CLIENT = Set.of(
            "client_authentication_missing",
            "client_id_mismatch",
            "grant_type_disabled",
            "invalid_client_authentication",
            "invalid_client_authentication_scheme",
            "invalid_client_id",
            "invalid_origin",
            "invalid_origin_opaque",
            "invalid_tenant_id",
            "missing_client_id",
            "missing_client_secret",
            "missing_tenant_id",
            "not_licensed");

    private PasswordRefusal() {}

    /** Empty where the answer says nothing about the user. */
    static Optional<Denial> read(int status, OAuthError error) {
        if (status < 400 || status >= 500 || AnswerReader.isPassing(status)) {
            return Optional.empty();
        }
        Denial byReason = REASONS.get(error.reason());
        if (byReason != null) {
            return Optional.of(byReason);
        }
        Denial byError = ERRORS.get(error.error());
        if (byError != null) {
            return Optional.of(byError);
        }
        // 401 is about the client (RFC 6749 section 5.2).
        boolean aboutTheUser =
                status != 401 && ABOUT_THE_USER.contains(error.error()) && !BLAMING_THE_CLIENT.contains(error.reason());
        return aboutTheUser ? Optional.of(Denial.INVALID_CREDENTIALS) : Optional.empty();
    }
}
