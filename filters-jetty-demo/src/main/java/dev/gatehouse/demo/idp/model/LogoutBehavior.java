package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What {@code /oauth2/logout} does besides ending the SSO session. */
public enum LogoutBehavior {
    /** Calls the logout URL of every application of the tenant. */
    @JsonProperty("AllApplications")
    ALL_APPLICATIONS,

    /** Only redirects. */
    @JsonProperty("RedirectOnly")
    REDIRECT_ONLY
}
