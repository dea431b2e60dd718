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
 * @param noneStandsAlone whether {@code prompt=none} beside another value is {@code invalid_prompt}; else
 *     {@code none} wins
 * @param idTokenSid what the {@code sid} of an ID token names
 * @param edDsaName what the {@code alg} of an Ed25519 key is called: {@code EdDSA} (RFC 8037) or {@code Ed25519}
 *     (RFC 9864)
 * @param notBefore whether tokens carry {@code nbf}, which discovery lists and the claim tables do not
 * @param keysOfTenantOnly whether {@code /.well-known/jwks.json} shows only the keys of one tenant's applications
 *     ({@code ?tenantId=}, or the default tenant); else all of the instance
 * @param tellsUnknownUser whether the password grant gives an unknown user the reason {@code user_not_found}; else
 *     {@code invalid_user_credentials} as for a wrong password
 * @param secretWithoutPkce whether {@code NotRequiredWhenUsingPKCE} asks for the secret where there can be no PKCE, in
 *     the grants {@code password} and {@code refresh_token}
 * @param idTokenInRefreshAnswer whether a refresh of a login with {@code openid} answers with an ID token
 * @param refreshTokenInAnswer whether a refresh under the {@code Reusable} policy repeats the refresh token
 * @param twoFactorMethodsInAnswer whether the password grant's {@code two_factor_required} lists the methods, which
 *     some versions forgot (fusionauth-issues 1585)
 * @param twoFactorReasonInAnswer whether it carries {@code error_reason=multi_factor_challenge_required}
 * @param pairings status and {@code error} by {@code error_reason}, where they shall differ from what RFC 6749
 *     suggests; the pages list the values and do not pair them
 * @param jwtRefreshRefusedStatus what {@code /api/jwt/refresh} answers to an unknown refresh token: 400 as in its
 *     reference, or 404 as in the workflow articles
 * @param secureCookies whether cookies are {@code Secure}
 * @param badTwoFactorCodeStatus what {@code /api/two-factor/login} answers to a wrong code
 * @param unknownTwoFactorIdStatus what it answers to an unknown {@code twoFactorId}
 * @param unknownRevocationStatus what {@code DELETE /api/jwt/refresh} answers where there is nothing to revoke: 404, or
 *     200
 * @param userinfoExpiredStatus what {@code /oauth2/userinfo} answers to an expired token: 401 (RFC 6750), or 400
 * @param introspectionMillis whether the {@code exp} of an introspected refresh token is in milliseconds, as the
 *     example shows it; else in seconds (RFC 7662)
 * @param introspectionKnowsRevocation whether an access token is inactive once its refresh token is revoked
 * @param logoutPage whether {@code AllApplications} answers {@code /oauth2/logout} with a page, as the theme's template
 *     does, or with 302, as the status table says
 * @param stateAfterLogout whether {@code state} is returned after a logout
 * @param frontChannelParameters whether logout URLs are called with {@code iss} and {@code sid} (OpenID Connect
 *     Front-Channel Logout 1.0)
 * @param applicationInUserEvents whether the revoke event for one user in one application names the application, like
 *     that for one token; else it looks like that for all of a user's tokens
 * @param linkedObject what the linked object of a revoke event is
 */
public record Switches(
        boolean issInAuthorizeResponse,
        boolean issInErrorResponse,
        boolean tenantIdRequired,
        boolean noneStandsAlone,
        IdTokenSid idTokenSid,
        String edDsaName,
        boolean notBefore,
        boolean keysOfTenantOnly,
        boolean tellsUnknownUser,
        boolean secretWithoutPkce,
        boolean idTokenInRefreshAnswer,
        boolean refreshTokenInAnswer,
        boolean twoFactorMethodsInAnswer,
        boolean twoFactorReasonInAnswer,
        Map<OAuthReason, Pairing> pairings,
        int jwtRefreshRefusedStatus,
        boolean secureCookies,
        int badTwoFactorCodeStatus,
        int unknownTwoFactorIdStatus,
        int unknownRevocationStatus,
        int userinfoExpiredStatus,
        boolean introspectionMillis,
        boolean introspectionKnowsRevocation,
        boolean logoutPage,
        boolean stateAfterLogout,
        boolean frontChannelParameters,
        boolean applicationInUserEvents,
        LinkedObject linkedObject) {

    /** The newest version, and the reference page where sources differ. */
    public static final Switches DEFAULT = Json.convert(Json.read("""
                    {
                      "issInAuthorizeResponse": true,
                      "issInErrorResponse": true,
                      "tenantIdRequired": false,
                      "noneStandsAlone": true,
                      "idTokenSid": "ssoSession",
                      "edDsaName": "EdDSA",
                      "notBefore": false,
                      "keysOfTenantOnly": false,
                      "tellsUnknownUser": true,
                      "secretWithoutPkce": true,
                      "idTokenInRefreshAnswer": true,
                      "refreshTokenInAnswer": true,
                      "twoFactorMethodsInAnswer": true,
                      "twoFactorReasonInAnswer": false,
                      "pairings": {},
                      "jwtRefreshRefusedStatus": 400,
                      "secureCookies": false,
                      "badTwoFactorCodeStatus": 421,
                      "unknownTwoFactorIdStatus": 404,
                      "unknownRevocationStatus": 404,
                      "userinfoExpiredStatus": 401,
                      "introspectionMillis": true,
                      "introspectionKnowsRevocation": false,
                      "logoutPage": true,
                      "stateAfterLogout": true,
                      "frontChannelParameters": false,
                      "applicationInUserEvents": true,
                      "linkedObject": "user"
                    }
                    """), Switches.class);

    /**
     * Status and {@code error} of an {@code error_reason}.
     *
     * @param error none to keep the usual one
     */
    public record Pairing(int status, @Nullable OAuthError error) {}

    /** What the {@code sid} of an ID token names. */
    public enum IdTokenSid {
        /** The SSO session, where there is one. */
        @JsonProperty("ssoSession")
        SSO_SESSION,
        /** The refresh token, as in the access token. */
        @JsonProperty("refreshToken")
        REFRESH_TOKEN
    }

    /** What the {@code linkedObjectId} of a revoke event names. */
    public enum LinkedObject {
        /** The user, as FusionAuth's Java client has it. */
        @JsonProperty("user")
        USER,
        /** The token, as the event's page has it. */
        @JsonProperty("token")
        TOKEN,
        /** Nothing: there is none, as before version 1.53. */
        @JsonProperty("none")
        NONE
    }

    /**
     * The same with one switch set.
     *
     * @throws IllegalArgumentException naming the switches there are, or what the one named accepts
     */
    public Switches with(String name, @Nullable Object value) {
        return Json.with(this, Switches.class, name, value);
    }

    /** The same, but this {@code error_reason} comes with this status and {@code error}. */
    public Switches withPairing(OAuthReason reason, int status, OAuthError error) {
        return with("pairings." + reason.wire(), new Pairing(status, error));
    }
}
