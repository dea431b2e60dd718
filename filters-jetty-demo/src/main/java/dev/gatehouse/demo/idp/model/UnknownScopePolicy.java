package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done with a scope that the application does not know. */
public enum UnknownScopePolicy {
    /** The request is refused. */
    @JsonProperty("Reject")
    REJECT,

    /** The scope is dropped. */
    @JsonProperty("Remove")
    REMOVE,

    /** The scope is granted. */
    @JsonProperty("Allow")
    ALLOW
}
