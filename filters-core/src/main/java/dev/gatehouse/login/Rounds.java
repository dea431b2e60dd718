package dev.gatehouse.login;

import dev.gatehouse.credentials.CookieHeader;
import dev.gatehouse.credentials.ResponseCookies;
import java.time.Duration;

/**
 * How many logins in a row this browser has finished without once coming back with the credentials they gave it. A
 * browser that drops those would otherwise be sent to the provider and back for ever.
 */
public final class Rounds {
    /** The round after which a browser is told. */
    private static final int MOST = 2;

    /** A loop is faster than people. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final String cookie;

    /**
     * Counts in a cookie.
     *
     * @param cookiePrefix the setting {@code cookie.prefix}
     */
    public Rounds(String cookiePrefix) {
        this.cookie = cookiePrefix + ".rounds";
    }

    /** Counts a login that was finished. */
    public void finished(CookieHeader presented, ResponseCookies response) {
        response.set(cookie, Integer.toString(Math.min(count(presented), MOST) + 1), LIFE);
    }

    /** Forgets them, since the browser came back with what it was given. */
    public void cameBack(CookieHeader presented, ResponseCookies response) {
        if (presented.value(cookie) != null) {
            response.delete(cookie);
        }
    }

    /** Whether another login would only go round. */
    public boolean isLoop(CookieHeader presented) {
        return count(presented) >= MOST;
    }

    /** Whether a cookie of this name is the count. */
    public boolean isOurs(String cookieName) {
        return cookieName.equals(cookie);
    }

    private int count(CookieHeader presented) {
        String value = presented.value(cookie);
        return value != null && value.length() == 1 && value.charAt(0) >= '0' && value.charAt(0) <= '9'
                ? value.charAt(0) - '0'
                : 0;
    }
}
