package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Refusal;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.Switches;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The error answer of an OAuth endpoint (RFC 6749 section 5.2), with FusionAuth's {@code error_reason}. */
final class OAuthRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final OAuthError error;
    private final @Nullable OAuthReason reason;
    private final String description;
    private final transient Map<String, JsonNode> extras = new LinkedHashMap<>();

    /** A refusal; the description is for people and carries no secret. */
    OAuthRefusal(int status, OAuthError error, @Nullable OAuthReason reason, String description) {
        super(error.wire() + " " + (reason == null ? "" : reason.wire()));
        this.status = status;
        this.error = error;
        this.reason = reason;
        this.description = description;
    }

    /** 400 {@code invalid_request}. */
    static OAuthRefusal invalidRequest(OAuthReason reason, String description) {
        return new OAuthRefusal(400, OAuthError.INVALID_REQUEST, reason, description);
    }

    /** 400 {@code invalid_grant}. */
    static OAuthRefusal invalidGrant(OAuthReason reason, String description) {
        return new OAuthRefusal(400, OAuthError.INVALID_GRANT, reason, description);
    }

    /** 401 {@code invalid_client}. */
    static OAuthRefusal invalidClient(OAuthReason reason, String description) {
        return new OAuthRefusal(401, OAuthError.INVALID_CLIENT, reason, description);
    }

    /** 400 {@code access_denied}. */
    static OAuthRefusal accessDenied(OAuthReason reason, String description) {
        return new OAuthRefusal(400, OAuthError.ACCESS_DENIED, reason, description);
    }

    /** 400 {@code invalid_target} (RFC 8707). */
    static OAuthRefusal invalidTarget(String description) {
        return new OAuthRefusal(400, OAuthError.INVALID_TARGET, null, description);
    }

    /** The same with one more member. */
    OAuthRefusal with(String name, Object value) {
        extras.put(name, Json.tree(value));
        return this;
    }

    /** The same with the status and error that the switches pair with its reason. */
    OAuthRefusal paired(Switches switches) {
        Switches.Pairing pairing = reason == null ? null : switches.pairings().get(reason);
        if (pairing == null) {
            return this;
        }
        OAuthError other = pairing.error() == null ? error : pairing.error();
        OAuthRefusal paired = new OAuthRefusal(pairing.status(), other, reason, description);
        paired.extras.putAll(extras);
        return paired;
    }

    @Override
    public Answer answer() {
        ObjectNode body = Json.object();
        body.setAll(extras);
        members().forEach(body::put);
        return Answer.json(status, body);
    }

    /** Error, description and reason, as a redirect carries them too. */
    Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("error", error.wire());
        members.put("error_description", description);
        if (reason != null) {
            members.put("error_reason", reason.wire());
        }
        return members;
    }
}
