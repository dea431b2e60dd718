package dev.gatehouse.demo.idp.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.demo.idp.http.Fault;
import dev.gatehouse.demo.idp.http.Faults;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault as JSON orders it.
 *
 * @param path a path, or the beginning of one followed by {@code *}
 * @param times how often; none for always
 * @param millis the delay, or the pause before each byte; none for a second
 * @param status the status of {@code status} and {@code html}; none for 500
 */
record FaultOrder(
        @Nullable String path,
        @Nullable Kind fault,
        @Nullable Integer times,
        @Nullable Integer millis,
        @Nullable Integer status) {
    enum Kind {
        @JsonProperty("delay")
        DELAY,
        @JsonProperty("lateAnswer")
        LATE_ANSWER,
        @JsonProperty("status")
        STATUS,
        @JsonProperty("html")
        HTML,
        @JsonProperty("drop")
        DROP,
        @JsonProperty("reset")
        RESET,
        @JsonProperty("loseAnswer")
        LOSE_ANSWER,
        @JsonProperty("halfAnswer")
        HALF_ANSWER,
        @JsonProperty("truncatedJson")
        TRUNCATED_JSON,
        @JsonProperty("trickle")
        TRICKLE
    }

    void addTo(Faults faults) {
        if (path == null || fault == null) {
            throw new IllegalArgumentException("a fault needs \"path\" and \"fault\"");
        }
        if (times == null) {
            faults.always(path, build(fault));
        } else {
            faults.next(path, times, build(fault));
        }
    }

    private Fault build(Kind kind) {
        Duration pause = Duration.ofMillis(millis == null ? 1000 : millis);
        int code = status == null ? 500 : status;
        return switch (kind) {
            case DELAY -> Fault.delay(pause);
            case LATE_ANSWER -> Fault.lateAnswer(pause);
            case STATUS -> Fault.status(code);
            case HTML -> Fault.html(code);
            case DROP -> Fault.drop();
            case RESET -> Fault.reset();
            case LOSE_ANSWER -> Fault.loseAnswer();
            case HALF_ANSWER -> Fault.halfAnswer();
            case TRUNCATED_JSON -> Fault.truncatedJson();
            case TRICKLE -> Fault.trickle(pause);
        };
    }
}
