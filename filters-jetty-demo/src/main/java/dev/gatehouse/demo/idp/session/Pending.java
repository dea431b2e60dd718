package dev.gatehouse.demo.idp.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was begun and waits for the next step. Each step is known by a text nobody can guess. */
public final class Pending {
    private static final Duration HOSTED_LOGIN_LIFE = Duration.ofMinutes(10);

    private final InstantSource time;
    private final OneTimeIds<AuthorizationCode> codes;
    private final OneTimeIds<HostedLogin> hostedLogins;
    private final OneTimeIds<Step> twoFactor;
    private final OneTimeIds<Step> passwordChanges;
    private final OneTimeIds<Step> oneTimePasswords;
    private final OneTimeIds<Step> trusts;

    /**
     * A user who has to do something next.
     *
     * @param applicationId where the login goes to; none where it names no application
     */
    public record Step(UUID userId, @Nullable UUID applicationId, Instant expires) {}

    /**
     * A login on the hosted pages whose password was right, or whose SSO session lives.
     *
     * @param remember whether it leaves an SSO session behind
     * @param ssoSessionId the SSO session it comes from; none for a fresh login
     * @param secondFactor whether the second factor was shown
     * @param consented what the user has allowed by now
     */
    public record HostedLogin(
            UUID userId,
            Instant authTime,
            boolean remember,
            @Nullable UUID ssoSessionId,
            boolean secondFactor,
            Set<String> consented,
            Instant expires) {

        /** The same after the second factor was shown. */
        public HostedLogin withSecondFactor() {
            return new HostedLogin(userId, authTime, remember, ssoSessionId, true, consented, expires);
        }

        /** The same after the user has allowed these scopes. */
        public HostedLogin withConsent(Set<String> scopes) {
            return new HostedLogin(userId, authTime, remember, ssoSessionId, secondFactor, scopes, expires);
        }
    }

    /** Nothing is pending yet. */
    public Pending(InstantSource time) {
        this.time = time;
        codes = new OneTimeIds<>(time, AuthorizationCode::expires);
        hostedLogins = new OneTimeIds<>(time, HostedLogin::expires);
        twoFactor = new OneTimeIds<>(time, Step::expires);
        passwordChanges = new OneTimeIds<>(time, Step::expires);
        oneTimePasswords = new OneTimeIds<>(time, Step::expires);
        trusts = new OneTimeIds<>(time, Step::expires);
    }

    /** Authorization codes not redeemed yet. */
    public OneTimeIds<AuthorizationCode> codes() {
        return codes;
    }

    /** Logins on the hosted pages that are not finished, by the value of their cookie. */
    public OneTimeIds<HostedLogin> hostedLogins() {
        return hostedLogins;
    }

    /** Logins that wait for a second factor, by {@code twoFactorId}. */
    public OneTimeIds<Step> twoFactor() {
        return twoFactor;
    }

    /** Users who have to choose a new password, by {@code changePasswordId}. */
    public OneTimeIds<Step> passwordChanges() {
        return passwordChanges;
    }

    /** Users who have just changed their password, by the one-time password they may log in with. */
    public OneTimeIds<Step> oneTimePasswords() {
        return oneTimePasswords;
    }

    /** Browsers and devices that need no second factor, by trust id. */
    public OneTimeIds<Step> trusts() {
        return trusts;
    }

    /** A login on the hosted pages that begins now. */
    public HostedLogin begin(UUID userId, Instant authTime, boolean remember, @Nullable UUID ssoSessionId) {
        return new HostedLogin(
                userId,
                authTime,
                remember,
                ssoSessionId,
                false,
                Set.of(),
                time.instant().plus(HOSTED_LOGIN_LIFE));
    }

    /** A new text for a step that ends after so many seconds. */
    public String begin(OneTimeIds<Step> steps, UUID userId, @Nullable UUID applicationId, int seconds) {
        String id = RandomText.id();
        steps.put(id, new Step(userId, applicationId, time.instant().plusSeconds(seconds)));
        return id;
    }
}
