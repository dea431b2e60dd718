package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose application it is. */
public enum Relationship {
    /** The operator's own; no consent is asked for. */
    @JsonProperty("FirstParty")
    FIRST_PARTY,

    /** Somebody else's. */
    @JsonProperty("ThirdParty")
    THIRD_PARTY
}
