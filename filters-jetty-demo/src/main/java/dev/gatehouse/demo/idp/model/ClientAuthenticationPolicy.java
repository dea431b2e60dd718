package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the token endpoint asks for the client secret. */
public enum ClientAuthenticationPolicy {
    /** Always. */
    @JsonProperty("Required")
    REQUIRED,

    /** Never; a secret that is sent is checked all the same. */
    @JsonProperty("NotRequired")
    NOT_REQUIRED,

    /** Unless the code was asked for with a challenge. */
    @JsonProperty("NotRequiredWhenUsingPKCE")
    NOT_REQUIRED_WHEN_USING_PKCE
}
