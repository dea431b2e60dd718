package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.OAuthReason;
import java.util.Set;

/** Finds out where the answer to an authorization request may go. */
final class ReturnReader {
    static final Set<String> MODES = Set.of("query", "fragment", "form_post");

    private final Directory directory;

    ReturnReader(Directory directory) {
        this.directory = directory;
    }

    /**
     * Reads client, redirect URI, response mode and state. A mode that is wrong is refused later; its refusal goes where
     * it would by default.
     *
     * @throws OAuthRefusal where the client or the redirect URI is not good: nothing may be sent there
     */
    AuthorizationRequest.Return read(Parameters given) {
        String clientId = given.get("client_id")
                .orElseThrow(
                        () -> OAuthRefusal.invalidRequest(OAuthReason.MISSING_CLIENT_ID, "The client_id is missing."));
        Application application = directory
                .client(clientId)
                .orElseThrow(() -> OAuthRefusal.invalidRequest(OAuthReason.INVALID_CLIENT_ID, "Unknown client_id."));
        String redirectUri = given.get("redirect_uri")
                .orElseThrow(() ->
                        OAuthRefusal.invalidRequest(OAuthReason.MISSING_REDIRECT_URI, "The redirect_uri is missing."));
        if (!application.oauthConfiguration().authorizes(redirectUri)) {
            throw OAuthRefusal.invalidRequest(
                    OAuthReason.INVALID_REDIRECT_URI, "The redirect_uri is not authorized for this client.");
        }
        boolean implicit =
                given.get("response_type").filter(type -> !type.equals("code")).isPresent();
        String mode = given.get("response_mode")
                .filter(MODES::contains)
                .filter(text -> !implicit || !text.equals("query"))
                .orElse(implicit ? "fragment" : "query");
        return new AuthorizationRequest.Return(application, redirectUri, mode, given.raw("state"));
    }
}
