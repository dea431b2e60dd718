package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How redirect URLs are compared with the authorized ones. */
public enum UrlPolicy {
    /** As strings. */
    @JsonProperty("ExactMatch")
    EXACT_MATCH,

    /** A star stands for any characters within the host, or within path and query. */
    @JsonProperty("AllowWildcards")
    ALLOW_WILDCARDS
}
