package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Refusal;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;

/** The error answer of an OAuth endpoint (RFC 6749 section 5.2), with FusionAuth's {@code error_reason}. */
public final class OAuthRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final OAuthError error;
    private final OAuthReason reason;
    private final String description;

    /** A refusal; the description is for people and carries no secret. */
    public OAuthRefusal(int status, OAuthError error, OAuthReason reason, String description) {
        super(error.wire() + " " + reason.wire());
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

    OAuthError error() {
        return error;
    }

    OAuthReason reason() {
        return reason;
    }

    String description() {
        return description;
    }

    @Override
    public Answer answer() {
        return Answer.json(status, body());
    }

    ObjectNode body() {
        ObjectNode body = Json.object();
        body.put("error", error.wire());
        body.put("error_description", description);
        body.put("error_reason", reason.wire());
        return body;
    }
}
