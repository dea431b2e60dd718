package dev.gatehouse.credentials;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where a login lives between requests. */
public interface Credentials {
    /** What this request carries. Never fails: what cannot be read is absent. */
    Presented read(HttpServletRequest request);

    /**
     * Keeps a new login in place of the one there was. A refresh or ID token that {@code tokens} lacks is gone
     * afterwards. The id of a session that was there before is for the caller to change.
     *
     * @param identity whom the JWT names
     * @return the bytes by which every further request of this browser grows; empty where the login cannot be kept, its
     *     tokens being too large for instance
     */
    OptionalInt store(HttpServletRequest request, Tokens tokens, Identity identity, ResponseCookies response);

    /**
     * Keeps what a refresh made of a login.
     *
     * @param spent the refresh token that was exchanged
     * @param identity whom the new JWT names
     * @return as {@link #store}
     */
    OptionalInt renew(
            HttpServletRequest request, String spent, Tokens tokens, Identity identity, ResponseCookies response);

    /**
     * Keeps the refresh token of a refresh whose JWT cannot be checked yet; a login that still holds stays beside it.
     *
     * @param valid whom the login names still; null where it has ended
     */
    void keepUnverified(HttpServletRequest request, Tokens tokens, @Nullable Identity valid, ResponseCookies response);

    /** Ends the login in this browser. */
    void clear(HttpServletRequest request, ResponseCookies response);

    /** Whether a cookie of this name holds part of a login, and so is not the application's to see. */
    boolean isOurs(String cookieName);
}
