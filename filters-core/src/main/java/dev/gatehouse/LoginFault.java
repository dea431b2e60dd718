package dev.gatehouse;

import dev.gatehouse.login.NativeOutcome;
import dev.gatehouse.provider.NativeAnswer.Denial;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a user is told of a native login that did not succeed. Never whether there is such a user.
 *
 * @param status HTTP status
 * @param code for scripts and for the application's own page
 * @param text for people
 * @param providerGoesOn whether the provider's own page can take it from here
 * @param retryAfter when trying again may help; null: as soon as something else is typed
 */
record LoginFault(
        int status,
        String code,
        String text,
        boolean providerGoesOn,
        @Nullable Duration retryAfter) {
    private static final int TOO_MANY_REQUESTS = 429;

    /** The fault of any outcome that is no login. */
    static LoginFault of(NativeOutcome outcome) {
        if (outcome instanceof NativeOutcome.Denied denied) {
            return of(denied.why());
        }
        if (outcome instanceof NativeOutcome.SlowedDown slowedDown) {
            return new LoginFault(
                    TOO_MANY_REQUESTS,
                    "too_many_attempts",
                    "Too many logins failed. Please try again later.",
                    false,
                    slowedDown.retryAfter());
        }
        Duration retryAfter =
                outcome instanceof NativeOutcome.Unavailable away ? away.retryAfter() : Duration.ofSeconds(1);
        return new LoginFault(
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "provider_unavailable",
                "The login service cannot be reached. Please try again in a moment.",
                false,
                retryAfter);
    }

    private static LoginFault of(Denial why) {
        String code = why.name().toLowerCase(Locale.ROOT);
        boolean providerGoesOn = why != Denial.INVALID_CREDENTIALS && why != Denial.NOT_REGISTERED;
        return new LoginFault(HttpServletResponse.SC_UNAUTHORIZED, code, text(why), providerGoesOn, null);
    }

    private static String text(Denial why) {
        return switch (why) {
            case INVALID_CREDENTIALS -> "Name or password is wrong, or this account cannot log in at the moment.";
            case NOT_REGISTERED -> "This account is not registered for this application.";
            case NOT_VERIFIED ->
                "This account is not verified yet. Please follow the link that was sent to you, or go on at the login"
                        + " service's own page.";
            case TWO_FACTOR_REQUIRED ->
                "This account is protected by a second factor, which only the login service's own page can ask for.";
            case PASSWORD_CHANGE_REQUIRED ->
                "This account needs a new password, which can be chosen at the login service's own page.";
        };
    }

    /** Sets the status and what belongs to it. */
    void head(HttpServletResponse response) {
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (retryAfter != null) {
            long seconds = retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
            response.setHeader("Retry-After", Long.toString(Math.max(1, seconds)));
        }
    }
}
