package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a user must choose a new password. */
public enum PasswordChangeReason {
    /** Somebody asked for it. */
    @JsonProperty("Administrative")
    ADMINISTRATIVE,

    /** The password is known from a breach. */
    @JsonProperty("Breached")
    BREACHED,

    /** The password is too old. */
    @JsonProperty("Expired")
    EXPIRED,

    /** The password does not meet the rules. */
    @JsonProperty("Validation")
    VALIDATION
}
