package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When the user of a third-party application is asked for consent. */
public enum ConsentMode {
    /** At each login. */
    @JsonProperty("AlwaysPrompt")
    ALWAYS_PROMPT,

    /** Once, and again when the scopes change. */
    @JsonProperty("RememberDecision")
    REMEMBER_DECISION,

    /** Never. */
    @JsonProperty("NeverPrompt")
    NEVER_PROMPT
}
