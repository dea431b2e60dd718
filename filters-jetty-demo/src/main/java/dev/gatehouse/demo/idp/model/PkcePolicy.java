package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an authorization request needs a code challenge (RFC 7636). */
public enum PkcePolicy {
    /** Always. */
    @JsonProperty("Required")
    REQUIRED,

    /** Never. */
    @JsonProperty("NotRequired")
    NOT_REQUIRED,

    /** Unless the client authenticates when it redeems the code. */
    @JsonProperty("NotRequiredWhenUsingClientAuthentication")
    NOT_REQUIRED_WITH_CLIENT_AUTHENTICATION
}
