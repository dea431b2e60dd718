package dev.gatehouse.credentials;

import dev.gatehouse.decision.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.OptionalInt;

/** Where a login lives between requests. */
public interface Credentials {
    /** What this request carries. Never fails: what cannot be read is absent. */
    Presented read(HttpServletRequest request);

    /**
     * Keeps a login in place of the one there was. A refresh or ID token that {@code tokens} lacks is gone afterwards.
     *
     * @param expiresAt when the JWT ends
     * @return the bytes by which every further request of this browser grows; empty where the tokens are too large to
     *     be kept, and then nothing was changed
     */
    OptionalInt store(HttpServletRequest request, Tokens tokens, Instant expiresAt, ResponseCookies response);

    /** Ends the login in this browser. */
    void clear(HttpServletRequest request, ResponseCookies response);

    /** Whether a cookie of this name holds part of a login, and so is not the application's to see. */
    boolean isOurs(String cookieName);
}
