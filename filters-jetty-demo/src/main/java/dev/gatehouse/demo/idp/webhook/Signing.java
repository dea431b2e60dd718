package dev.gatehouse.demo.idp.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the signature of an event that a test sends is like. */
public enum Signing {
    /** As the webhook says. */
    @JsonProperty("asConfigured")
    AS_CONFIGURED,
    /** There is none. */
    @JsonProperty("none")
    NONE,
    /** It is authentic, and over another body. */
    @JsonProperty("wrongHash")
    WRONG_HASH,
    /** It is over the right body, by a key that is not published. */
    @JsonProperty("unknownKey")
    UNKNOWN_KEY
}
