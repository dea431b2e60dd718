package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When a refresh token ends. */
public enum ExpirationPolicy {
    /** A fixed time after it was issued. */
    @JsonProperty("Fixed")
    FIXED,

    /** A fixed time after its last use. */
    @JsonProperty("SlidingWindow")
    SLIDING_WINDOW,

    /** A fixed time after its last use, but no later than its maximum life after it was issued. */
    @JsonProperty("SlidingWindowWithMaximumLifetime")
    SLIDING_WINDOW_WITH_MAXIMUM
}
