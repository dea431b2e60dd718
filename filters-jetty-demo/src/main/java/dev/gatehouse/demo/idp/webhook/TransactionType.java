package dev.gatehouse.demo.idp.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many webhooks must take an event before what it tells may happen. */
public enum TransactionType {
    /** None: it happens at once, events are sent on the side. */
    @JsonProperty("None")
    NONE,
    /** One. */
    @JsonProperty("Any")
    ANY,
    /** Half of them. */
    @JsonProperty("SimpleMajority")
    SIMPLE_MAJORITY,
    /** Two thirds. */
    @JsonProperty("SuperMajority")
    SUPER_MAJORITY,
    /** All. */
    @JsonProperty("AbsoluteMajority")
    ABSOLUTE_MAJORITY;

    boolean isMet(long taken, int asked) {
        return switch (this) {
            case NONE -> true;
            case ANY -> taken > 0 || asked == 0;
            case SIMPLE_MAJORITY -> taken * 2 >= asked;
            case SUPER_MAJORITY -> taken * 3 >= asked * 2L;
            case ABSOLUTE_MAJORITY -> taken == asked;
        };
    }
}
