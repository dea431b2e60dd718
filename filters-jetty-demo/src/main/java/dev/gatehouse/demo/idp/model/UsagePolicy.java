package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the use of a refresh token does to it. */
public enum UsagePolicy {
    /** It stays as it is. */
    @JsonProperty("Reusable")
    REUSABLE,

    /** It is spent and replaced by a new one. */
    @JsonProperty("OneTimeUse")
    ONE_TIME
}
