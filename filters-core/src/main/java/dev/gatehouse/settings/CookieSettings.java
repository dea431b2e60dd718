package dev.gatehouse.settings;

import java.time.Duration;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The suite's cookies.
 *
 * @param accessToken name of the cookie that holds the JWT
 * @param refreshToken name of the cookie that holds the refresh token
 * @param idToken name of the cookie that holds the ID token
 * @param accessTokenExpires name of the readable cookie that holds the JWT's end in Unix seconds
 * @param prefix first part of the names of all other cookies
 * @param secure whether they carry {@code Secure}
 * @param sameSite their {@code SameSite}
 * @param path their {@code Path}; null: the context path, or {@code /} for names that start with {@code __Host-}
 * @param domain their {@code Domain}; null: host-only
 * @param maxAge life of the refresh-token cookie, and of the JWT cookie beside it; 1 second to 400 days, where browsers cut
 *     it off (RFC 6265bis section 5.5)
 * @param hide whether the application is kept from seeing them
 * @param encryptionKeys AES-256 keys, newest first
 */
public record CookieSettings(
        String accessToken,
        String refreshToken,
        String idToken,
        String accessTokenExpires,
        String prefix,
        Secure secure,
        SameSite sameSite,
        @Nullable String path,
        @Nullable String domain,
        Duration maxAge,
        boolean hide,
        List<SecretKey> encryptionKeys) {

    public CookieSettings {
        encryptionKeys = List.copyOf(encryptionKeys);
    }

    static CookieSettings from(Values values) {
        return new CookieSettings(
                CookieClashes.name(values, Catalog.COOKIE_ACCESS_TOKEN),
                CookieClashes.name(values, Catalog.COOKIE_REFRESH_TOKEN),
                CookieClashes.name(values, Catalog.COOKIE_ID_TOKEN),
                CookieClashes.name(values, Catalog.COOKIE_ACCESS_TOKEN_EXPIRES),
                values.get(Catalog.COOKIE_PREFIX),
                values.get(Catalog.COOKIE_SECURE),
                values.get(Catalog.COOKIE_SAME_SITE),
                values.find(Catalog.COOKIE_PATH),
                values.find(Catalog.COOKIE_DOMAIN),
                values.get(Catalog.COOKIE_MAX_AGE),
                values.get(Catalog.COOKIE_HIDE),
                values.find(Catalog.COOKIE_ENCRYPTION_KEY, List.of()));
    }

    /** Whether cookies carry {@code Secure}. */
    public enum Secure {
        /** On, except over plain http on a loopback host. */
        AUTO,
        ALWAYS,
        NEVER
    }

    /** RFC 6265bis section 4.1.2.7. */
    public enum SameSite {
        LAX,
        STRICT,
        NONE
    }
}
