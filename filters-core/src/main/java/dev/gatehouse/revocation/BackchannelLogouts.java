package dev.gatehouse.revocation;

import dev.gatehouse.store.SharedStore;
import dev.gatehouse.token.LogoutTokenCheck;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;

/** Logouts that the provider posts, each of which counts once, on whatever node it arrives. */
public final class BackchannelLogouts {
    private static final byte[] TAKEN = {1};

    private final EndedLogins logins;
    private final SharedStore store;
    private final InstantSource time;

    /** None was taken yet. */
    public BackchannelLogouts(EndedLogins logins, SharedStore store, InstantSource time) {
        this.logins = logins;
        this.store = store;
        this.time = time;
    }

    /**
     * Ends the logins that a token names: those of its {@code sid} where it has one, else all that its user began until
     * it was issued.
     *
     * @return false where the token was taken before
     */
    public boolean take(LogoutTokenCheck.Accepted token) {
        Duration life = Duration.between(time.instant(), token.usableUntil());
        if (!store.putIfAbsent("logout-token:" + hash(token.id()), TAKEN, life)) {
            return false;
        }
        if (token.sid() != null) {
            logins.endSession(token.sid());
        } else if (token.subject() != null) {
            logins.endAll(token.subject(), token.issuedAt());
        }
        return true;
    }

    private static String hash(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
