package dev.gatehouse.demo.idp.session;

import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks a login id and a password, and whether their user may come in. */
public final class Credentials {
    private final Directory directory;
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
    public Credentials(Directory directory, InstantSource time) {
        this.directory = directory;
        this.time = time;
    }

    /** Checks a login id and a password in a tenant. */
    public Check check(UUID tenantId, String loginId, String password) {
        Optional<User> user = directory.userByLoginId(tenantId, loginId);
        return user.map(known -> new Check(verdict(known, password), known))
                .orElseGet(() -> new Check(Verdict.UNKNOWN_USER, null));
    }

    private Verdict verdict(User user, String password) {
        if (!MessageDigest.isEqual(bytes(user.password()), bytes(password))) {
            return Verdict.WRONG_PASSWORD;
        }
        if (!user.active()) {
            return Verdict.LOCKED;
        }
        if (user.expiry() != null && user.expiry() <= time.millis()) {
            return Verdict.EXPIRED;
        }
        if (user.loginPrevented()) {
            return Verdict.PREVENTED;
        }
        if (user.passwordChangeReason() != null) {
            return Verdict.PASSWORD_CHANGE;
        }
        return user.twoFactorCode() == null ? Verdict.ACCEPTED : Verdict.TWO_FACTOR;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
