package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The {@code error} values of FusionAuth's OAuth endpoints; there are no others. */
public enum OAuthError {
    ACCESS_DENIED,
    AUTHORIZATION_PENDING,
    CHANGE_PASSWORD_REQUIRED,
    CONSENT_REQUIRED,
    EXPIRED_TOKEN,
    INTERACTION_REQUIRED,
    INVALID_CLIENT,
    INVALID_DPOP_PROOF,
    INVALID_GRANT,
    INVALID_REQUEST,
    INVALID_SCOPE,
    INVALID_TARGET,
    INVALID_TOKEN,
    LOGIN_REQUIRED,
    NOT_LICENSED,
    SERVER_ERROR,
    TWO_FACTOR_REQUIRED,
    UNAUTHORIZED_CLIENT,
    UNSUPPORTED_GRANT_TYPE,
    UNSUPPORTED_RESPONSE_TYPE,
    UNSUPPORTED_TOKEN_TYPE;

    /** Reads a value by its name on the wire. */
    @JsonCreator
    public static OAuthError of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Its name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
