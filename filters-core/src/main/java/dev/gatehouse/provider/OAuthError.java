package dev.gatehouse.provider;

import java.io.IOException;

/**
 * The codes of an OAuth error answer (RFC 6749 section 5.2), fit for a log. Its description is left unread: it is for
 * people and may quote what was sent.
 *
 * @param error the {@code error}; empty where the answer has none
 * @param reason FusionAuth's {@code error_reason}; empty where the answer has none
 */
record OAuthError(String error, String reason) {
    static final OAuthError NONE = new OAuthError("", "");

    /** Reads a body; {@link #NONE} for anything but a JSON object. */
    static OAuthError parse(String body) {
        try {
            JsonObject json = JsonObject.parse(body);
            return new OAuthError(
                    ForeignText.printable(json.textOrEmpty("error")),
                    ForeignText.printable(json.textOrEmpty("error_reason")));
        } catch (IOException noOAuthError) {
            return NONE;
        }
    }

    /** The codes that are there, each after a comma. */
    String inWords() {
        return (error.isEmpty() ? "" : ", " + error) + (reason.isEmpty() ? "" : ", " + reason);
    }
}
