package dev.gatehouse.demo.idp.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One cookie to set: HttpOnly, {@code SameSite=Lax}, for the whole host.
 *
 * @param maxAge its life; none for a session cookie, zero to delete it
 */
public record SetCookie(String name, String value, @Nullable Duration maxAge) {

    /** A cookie that ends with the browser. */
    public static SetCookie session(String name, String value) {
        return new SetCookie(name, value, null);
    }

    /** A cookie that ends by itself. */
    public static SetCookie lasting(String name, String value, Duration life) {
        return new SetCookie(name, value, life);
    }

    /** The end of a cookie. */
    public static SetCookie deleted(String name) {
        return new SetCookie(name, "", Duration.ZERO);
    }

    String text() {
        String age = maxAge == null ? "" : "; Max-Age=" + maxAge.toSeconds();
        return name + "=" + value + age + "; Path=/; HttpOnly; SameSite=Lax";
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "SetCookie[" + name + "]";
    }
}
