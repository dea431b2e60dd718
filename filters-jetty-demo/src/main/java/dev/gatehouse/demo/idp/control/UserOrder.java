package dev.gatehouse.demo.idp.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.instance.UserChanges;
import dev.gatehouse.demo.idp.model.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user as JSON orders it, with the event and the revocation that follow from it.
 *
 * @param value the new password, or the code of the second factor
 * @param applicationId what the user is taken out of
 */
record UserOrder(
        @Nullable UUID userId,
        @Nullable Change change,
        @Nullable String value,
        @Nullable UUID applicationId) {

    enum Change {
        @JsonProperty("deactivate")
        DEACTIVATE,
        @JsonProperty("reactivate")
        REACTIVATE,
        @JsonProperty("password")
        PASSWORD,
        @JsonProperty("preventLogin")
        PREVENT_LOGIN,
        @JsonProperty("twoFactor")
        TWO_FACTOR,
        @JsonProperty("unregister")
        UNREGISTER,
        @JsonProperty("delete")
        DELETE
    }

    void make(Instance instance) {
        if (userId == null || change == null) {
            throw new IllegalArgumentException("a change needs \"userId\" and \"change\"");
        }
        UserChanges changes = instance.userChanges();
        switch (change) {
            case DEACTIVATE -> changes.deactivate(userId);
            case REACTIVATE -> changes.reactivate(userId);
            case PASSWORD -> changes.setPassword(userId, required("value", value), Caller.CONTROLS);
            case PREVENT_LOGIN -> changes.preventLogin(userId);
            case TWO_FACTOR -> changes.enableTwoFactor(userId, required("value", value));
            case UNREGISTER -> changes.unregister(userId, required("applicationId", applicationId));
            case DELETE -> changes.delete(userId);
        }
    }

    private <T> T required(String name, @Nullable T given) {
        if (given == null) {
            throw new IllegalArgumentException("the change " + change + " needs \"" + name + "\"");
        }
        return given;
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "UserOrder[" + change + " of " + userId + "]";
    }
}
