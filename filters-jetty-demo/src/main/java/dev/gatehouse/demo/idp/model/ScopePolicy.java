package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How scopes shape tokens and the userinfo answer. */
public enum ScopePolicy {
    /** Claims about the user appear by scope, and never in the access token. */
    @JsonProperty("Strict")
    STRICT,

    /** As before version 1.50: email and names regardless of scope. */
    @JsonProperty("Compatibility")
    COMPATIBILITY
}
