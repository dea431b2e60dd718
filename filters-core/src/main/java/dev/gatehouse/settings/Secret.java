package dev.gatehouse.settings;

import java.nio.charset.StandardCharsets;

/**
 * A value that must never be shown. Its {@link #toString()} is a mask.
 *
 * @param value the secret itself, for the one place that sends or computes with it
 */
public record Secret(String value) {
    /** The secret as UTF-8 bytes. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "****";
    }
}
