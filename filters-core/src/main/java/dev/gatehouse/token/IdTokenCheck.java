package dev.gatehouse.token;

import java.util.Map;

/** What a fresh ID token turned out to be (OpenID Connect Core 1.0 section 3.1.3.7). */
public sealed interface IdTokenCheck {

    /**
     * The provider issued it to this client, for this login.
     *
     * @param subject the {@code sub}
     * @param claims every claim, as JSON values; unmodifiable, nested values too
     */
    record Accepted(String subject, Map<String, Object> claims) implements IdTokenCheck {}

    /**
     * Not a token for this login.
     *
     * @param reason for the log only; holds nothing of the token but its header's {@code alg}, {@code typ} and
     *     {@code kid}
     */
    record Rejected(String reason) implements IdTokenCheck {}

    /** Issuer or keys are out of reach: nothing can be said of the token. */
    record Unverifiable() implements IdTokenCheck {}
}
