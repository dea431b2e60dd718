package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The grants an application may be allowed to use. */
public enum GrantType {
    /** RFC 6749 section 4.1. */
    @JsonProperty("authorization_code")
    AUTHORIZATION_CODE,

    /** RFC 6749 section 4.2. */
    @JsonProperty("implicit")
    IMPLICIT,

    /** RFC 6749 section 4.3. */
    @JsonProperty("password")
    PASSWORD,

    /** RFC 6749 section 6. */
    @JsonProperty("refresh_token")
    REFRESH_TOKEN
}
