package dev.gatehouse.credentials;

import java.time.Duration;
import java.util.function.Consumer;

/** The suite's cookies of one response. */
public final class ResponseCookies {
    private final CookieAttributes attributes;
    private final Consumer<String> lines;

    /**
     * The cookies of a response.
     *
     * @param attributes what they share
     * @param lines takes each {@code Set-Cookie} line, and keeps it whatever the application does to its response
     */
    public ResponseCookies(CookieAttributes attributes, Consumer<String> lines) {
        this.attributes = attributes;
        this.lines = lines;
    }

    /**
     * Sets a cookie that scripts cannot read.
     *
     * @param value cookie-octets (RFC 6265 section 4.1.1)
     * @param maxAge how long the browser keeps it; counted in seconds, at most 400 days
     * @throws IllegalArgumentException if name or value cannot be a cookie's; the message does not hold the value
     */
    public void set(String name, String value, Duration maxAge) {
        add(name, value, maxAge, true);
    }

    /** Sets a cookie that scripts can read; otherwise as {@link #set}. */
    public void setReadable(String name, String value, Duration maxAge) {
        add(name, value, maxAge, false);
    }

    /** Has the browser forget a cookie that was set with the same path and domain. */
    public void delete(String name) {
        add(name, "", Duration.ZERO, true);
    }

    /** How many bytes a value of {@link #set} may have, for the line to stay below 4,096 bytes. */
    int room(String name, Duration maxAge) {
        SetCookie empty = new SetCookie(name, "", maxAge.toSeconds(), true, attributes);
        return SetCookie.LONGEST - empty.line().length();
    }

    private void add(String name, String value, Duration maxAge, boolean httpOnly) {
        lines.accept(new SetCookie(name, value, maxAge.toSeconds(), httpOnly, attributes).line());
    }
}
