package dev.gatehouse.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.6), but for whether one was seen before. */
final class LogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final TokenReader reader;
    private final Duration clockSkew;

    LogoutTokens(TokenReader reader, Duration clockSkew) {
        this.reader = reader;
        this.clockSkew = clockSkew;
    }

    LogoutTokenCheck check(String text, Instant now) {
        try {
            Reading reading = reader.read(text);
            if (reading instanceof Reading.Authentic authentic) {
                return accepted(authentic.claims(), now);
            }
            return reading instanceof Reading.UnknownKey
                    ? new LogoutTokenCheck.Rejected("its key is not published")
                    : new LogoutTokenCheck.Unverifiable();
        } catch (UntrustedTokenException untrusted) {
            return new LogoutTokenCheck.Rejected(untrusted.reason());
        }
    }

    private LogoutTokenCheck accepted(Claims claims, Instant now) throws UntrustedTokenException {
        Map<String, @Nullable Object> all = claims.all();
        boolean isLogout = all.get("events") instanceof Map<?, ?> events && events.get(EVENT) instanceof Map<?, ?>;
        if (!isLogout) {
            throw new UntrustedTokenException("its events name no back-channel logout");
        }
        String id = line(all, "jti");
        if (id == null) {
            throw new UntrustedTokenException("it has no jti");
        }
        String subject = claims.subject().isEmpty() ? null : claims.subject();
        String sid = line(all, "sid");
        if (subject == null && sid == null) {
            throw new UntrustedTokenException("it has neither sub nor sid");
        }
        Instant issuedAt = NumericDate.required(all, "iat");
        Instant usableUntil = claims.expiresAt().plus(clockSkew);
        if (!now.isBefore(usableUntil)) {
            throw new UntrustedTokenException("it has expired");
        }
        if (now.isBefore(issuedAt.minus(clockSkew))
                || now.isBefore(claims.notBefore().minus(clockSkew))) {
            throw new UntrustedTokenException("its time is still to come");
        }
        return new LogoutTokenCheck.Accepted(id, subject, sid, issuedAt, usableUntil);
    }

    private static @Nullable String line(Map<String, @Nullable Object> claims, String name)
            throws UntrustedTokenException {
        if (!claims.containsKey(name)) {
            return null;
        }
        if (claims.get(name) instanceof String text && Printable.isOneLine(text)) {
            return text;
        }
        throw new UntrustedTokenException("its " + name + " is no text of one line");
    }
}
