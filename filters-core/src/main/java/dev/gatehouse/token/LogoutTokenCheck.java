package dev.gatehouse.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a logout token turned out to be (OpenID Connect Back-Channel Logout 1.0 section 2.6). */
public sealed interface LogoutTokenCheck {

    /**
     * The provider issued it to this client. Of {@code subject} and {@code sid} one at least is there.
     *
     * @param id the {@code jti}
     * @param subject the {@code sub}; null where it has none
     * @param sid the one session it is about; null: all of the subject's
     * @param issuedAt the {@code iat}
     * @param usableUntil {@code exp} plus the clock skew
     */
    record Accepted(
            String id, @Nullable String subject, @Nullable String sid, Instant issuedAt, Instant usableUntil)
            implements LogoutTokenCheck {}

    /**
     * Not a logout token for this application.
     *
     * @param reason for log and audit only; holds nothing of the token but its header's {@code alg}, {@code typ} and
     *     {@code kid}
     */
    record Rejected(String reason) implements LogoutTokenCheck {}

    /** Issuer or keys are out of reach: nothing can be said of the token. */
    record Unverifiable() implements LogoutTokenCheck {}
}
