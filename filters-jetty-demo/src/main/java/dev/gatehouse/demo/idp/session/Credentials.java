package dev.gatehouse.demo.idp.session;

import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks a login id and a password, and whether their user may come in. The password comes first. */
public final class Credentials {
    private final Directory directory;
    private final FailedLogins failedLogins;
    private final Pending pending;
    private final InstantSource time;

    /** What a check came to. Only {@link #ACCEPTED} is a login. */
    public enum Verdict {
        /** The user is who they say, and nothing else is asked for. */
        ACCEPTED,
        /** No such user in the tenant. */
        UNKNOWN_USER,
        /** The password is another. */
        WRONG_PASSWORD,
        /** The account is locked. */
        LOCKED,
        /** The account has ended. */
        EXPIRED,
        /** A user action keeps the user out. */
        PREVENTED,
        /** A new password is needed first. */
        PASSWORD_CHANGE,
        /** A second factor is needed. */
        TWO_FACTOR
    }

    /**
     * A check's outcome.
     *
     * @param user whose login id it is; none for {@link Verdict#UNKNOWN_USER}
     */
    public record Check(Verdict verdict, @Nullable User user) {}

    /** A check against the users of this directory. */
    public Credentials(Directory directory, FailedLogins failedLogins, Pending pending, InstantSource time) {
        this.directory = directory;
        this.failedLogins = failedLogins;
        this.pending = pending;
        this.time = time;
    }

    /**
     * Checks a login id and a password in a tenant.
     *
     * @param trust a trust id that makes the second factor needless; none without one
     */
    public Check check(UUID tenantId, String loginId, String password, @Nullable String trust) {
        Optional<User> user = directory.userByLoginId(tenantId, loginId);
        if (user.isEmpty()) {
            return new Check(Verdict.UNKNOWN_USER, null);
        }
        User known = user.get();
        if (!isEqual(known.password(), password)) {
            directory
                    .tenant(tenantId)
                    .ifPresent(tenant -> failedLogins.count(known.id(), tenant.failedAuthenticationConfiguration()));
            return new Check(Verdict.WRONG_PASSWORD, known);
        }
        Verdict verdict = verdict(known, trust);
        if (verdict != Verdict.PREVENTED) {
            failedLogins.reset(known.id());
        }
        return new Check(verdict, known);
    }

    /** Checks a one-time password, which is good once. */
    public Check checkOneTimePassword(String oneTimePassword, @Nullable String trust) {
        return pending.oneTimePasswords()
                .take(oneTimePassword)
                .flatMap(step -> directory.user(step.userId()))
                .map(user -> new Check(verdict(user, trust), user))
                .orElseGet(() -> new Check(Verdict.UNKNOWN_USER, null));
    }

    private Verdict verdict(User user, @Nullable String trust) {
        if (!user.active()) {
            return Verdict.LOCKED;
        }
        if (user.expiry() != null && user.expiry() <= time.millis()) {
            return Verdict.EXPIRED;
        }
        if (user.loginPrevented() || failedLogins.isPrevented(user.id())) {
            return Verdict.PREVENTED;
        }
        if (user.passwordChangeReason() != null) {
            return Verdict.PASSWORD_CHANGE;
        }
        boolean trusted = pending.trusts()
                .find(trust)
                .filter(step -> step.userId().equals(user.id()))
                .isPresent();
        return user.twoFactor() == null || trusted ? Verdict.ACCEPTED : Verdict.TWO_FACTOR;
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
