package dev.gatehouse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something worth an audit. Never holds a token, a code or a password.
 *
 * @param at when
 * @param subject the user's {@code sub}, where it is known from an authentic token
 * @param address the client's address
 * @param path the path inside the web application
 * @param reason why, for what was refused, rejected or revoked
 */
public record AuditEvent(
        Instant at,
        @Nullable String subject,
        String address,
        String path,
        @Nullable String reason) {}
