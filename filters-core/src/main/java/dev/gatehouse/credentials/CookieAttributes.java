package dev.gatehouse.credentials;

import dev.gatehouse.settings.CookieSettings;
import dev.gatehouse.settings.CookieSettings.SameSite;
import dev.gatehouse.settings.CookieSettings.Secure;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that all cookies of one response share (RFC 6265bis section 4.1.2).
 *
 * @param path the {@code Path}
 * @param domain the {@code Domain}; null: host-only
 * @param secure whether they carry {@code Secure}
 * @param sameSite their {@code SameSite}
 */
public record CookieAttributes(String path, @Nullable String domain, boolean secure, SameSite sameSite) {

    /**
     * The attributes for a response.
     *
     * @param contextPath the application's, empty for the root, as {@code getContextPath()} gives it
     * @param plainLoopback whether the browser speaks plain http to a loopback host; only there does
     *     {@code cookie.secure=auto} leave {@code Secure} out, and not with {@code SameSite=None}, which needs it
     */
    public static CookieAttributes of(CookieSettings settings, String contextPath, boolean plainLoopback) {
        String given = settings.path();
        String path = given == null ? contextPath : given;
        boolean needed = !plainLoopback || settings.sameSite() == SameSite.NONE;
        boolean secure = settings.secure() == Secure.ALWAYS || (settings.secure() == Secure.AUTO && needed);
        return new CookieAttributes(path.isEmpty() ? "/" : path, settings.domain(), secure, settings.sameSite());
    }

    /**
     * These attributes as a cookie of some name must have them: a browser takes {@code __Secure-} names only with
     * {@code Secure}, and {@code __Host-} names only without a domain and on {@code /} besides (RFC 6265bis section
     * 4.1.3).
     */
    CookieAttributes forName(String name) {
        if (startsWith(name, "__Host-")) {
            return new CookieAttributes("/", null, true, sameSite);
        }
        return startsWith(name, "__Secure-") ? new CookieAttributes(path, domain, true, sameSite) : this;
    }

    /** Browsers ignore the case of the prefixes (RFC 6265bis section 5.4). */
    private static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
