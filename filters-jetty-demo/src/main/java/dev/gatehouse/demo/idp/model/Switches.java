package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where FusionAuth's pages are silent, contradict each other, or changed with a version: both behaviours, and which one
 * is shown.
 *
 * @param issInAuthorizeResponse whether the answer of {@code /oauth2/authorize} carries {@code iss} (RFC 9207), as
 *     since version 1.69
 * @param issInErrorResponse the same for error answers; the pages show it and do not promise it
 * @param tenantIdRequired whether {@code /oauth2/authorize} and {@code /oauth2/logout} insist on {@code tenantId}, as
 *     their reference says, or do without when {@code client_id} is given, as FusionAuth's own clients assume
 * @param idTokenSid what the {@code sid} of an ID token names
 * @param edDsaName what the {@code alg} of an Ed25519 key is called: {@code EdDSA} (RFC 8037) or {@code Ed25519}
 *     (RFC 9864)
 * @param jwtRefreshRefusedStatus what {@code /api/jwt/refresh} answers to an unknown refresh token: 400 as in its
 *     reference, or 404 as in the workflow articles
 * @param logoutPage whether {@code AllApplications} answers {@code /oauth2/logout} with a page, as the theme's template
 *     does, or with 302, as the status table says
 * @param stateAfterLogout whether {@code state} is returned after a logout
 * @param refreshTokenInAnswer whether a refresh under the {@code Reusable} policy repeats the refresh token
 * @param notBefore whether tokens carry {@code nbf}, which discovery lists and the claim tables do not
 */
public record Switches(
        boolean issInAuthorizeResponse,
        boolean issInErrorResponse,
        boolean tenantIdRequired,
        IdTokenSid idTokenSid,
        String edDsaName,
        int jwtRefreshRefusedStatus,
        boolean logoutPage,
        boolean stateAfterLogout,
        boolean refreshTokenInAnswer,
        boolean notBefore) {

    /** The newest version, and the reference page where sources differ. */
    public static final Switches DEFAULT =
            new Switches(true, true, false, IdTokenSid.SSO_SESSION, "EdDSA", 400, true, true, true, false);

    /** What the {@code sid} of an ID token names. */
    public enum IdTokenSid {
        /** The SSO session, where there is one. */
        @JsonProperty("ssoSession")
        SSO_SESSION,
        /** The refresh token, as in the access token. */
        @JsonProperty("refreshToken")
        REFRESH_TOKEN
    }

    /**
     * The same with one switch set.
     *
     * @throws IllegalArgumentException naming the switches there are, or what the one named accepts
     */
    public Switches with(String name, @Nullable Object value) {
        return Json.with(this, Switches.class, name, value);
    }

    /** The same with some switches set. */
    public Switches with(Map<String, Object> values) {
        return Json.patched(this, Json.tree(values), Switches.class);
    }
}
