package dev.gatehouse.demo.idp.model;

import org.jspecify.annotations.Nullable;

/** Where a call came from, as events tell it. */
public record Caller(@Nullable String ipAddress, @Nullable String userAgent) {
    /** Nobody in particular: the stand-in's own controls. */
    public static final Caller CONTROLS = new Caller(null, null);
}
