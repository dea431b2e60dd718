package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.inversoft.error.Errors;
import com.inversoft.rest.ClientResponse;
import dev.gatehouse.demo.idp.instance.ApiKey;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import dev.gatehouse.demo.idp.session.RefreshToken;
import io.fusionauth.client.FusionAuthClient;
import io.fusionauth.domain.ChangePasswordReason;
import io.fusionauth.domain.api.LoginRequest;
import io.fusionauth.domain.api.LoginResponse;
import io.fusionauth.domain.api.jwt.JWTRefreshResponse;
import io.fusionauth.domain.api.jwt.JWTVendRequest;
import io.fusionauth.domain.api.jwt.RefreshRequest;
import io.fusionauth.domain.api.jwt.RefreshTokenRevokeRequest;
import io.fusionauth.domain.api.twoFactor.TwoFactorLoginRequest;
import io.fusionauth.domain.api.user.ChangePasswordRequest;
import io.fusionauth.domain.oauth2.AccessToken;
import io.fusionauth.domain.oauth2.OAuthError;
import io.fusionauth.domain.oauth2.OAuthError.OAuthErrorReason;
import io.fusionauth.domain.oauth2.OAuthError.OAuthErrorType;
import io.fusionauth.domain.oauth2.TokenType;
import io.fusionauth.jwks.JSONWebKeyParser;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.rsa.RSAVerifier;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** FusionAuth's own client, unchanged, against the stand-in. */
class FusionAuthClientTest {
    private static final String SCOPE = "openid offline_access email profile";

    private final StandIn idp =
            StandIn.builder().issuer("https://id.example.com").start();
    private final Browser browser = new Browser(idp);
    private final FusionAuthClient client = new FusionAuthClient(Fixtures.API_KEY, idp.url());
    private final FusionAuthClient stranger = new FusionAuthClient("no such key", idp.url());

    @AfterEach
    void stop() {
        idp.close();
    }

    // OAuth

    @Test
    void exchangesACode() {
        Map<String, String> request = Browser.authorization();
        request.remove("code_challenge");
        request.remove("code_challenge_method");

        var answer = client.exchangeOAuthCodeForAccessToken(
                code(request), Fixtures.STORE_CLIENT_ID, Fixtures.STORE_CLIENT_SECRET, Browser.REDIRECT_URI);

        assertThat(answer.status).isEqualTo(200);
        AccessToken tokens = answer.successResponse;
        assertThat(tokens.token).isNotEmpty();
        assertThat(tokens.idToken).isNotEmpty();
        assertThat(tokens.refreshToken).isNotEmpty();
        assertThat(tokens.refreshTokenId).isNotNull();
        assertThat(tokens.expiresIn).isEqualTo(3600);
        assertThat(tokens.scope).isEqualTo("openid offline_access profile email");
        assertThat(tokens.tokenType).isEqualTo(TokenType.Bearer);
        assertThat(tokens.userId).isEqualTo(Fixtures.ALICE);
    }

    @Test
    void exchangesACodeWithPkce() {
        var answer = client.exchangeOAuthCodeForAccessTokenUsingPKCE(
                code(Browser.authorization()),
                Fixtures.STORE_CLIENT_ID,
                Fixtures.STORE_CLIENT_SECRET,
                Browser.REDIRECT_URI,
                Browser.VERIFIER);

        assertThat(answer.status).isEqualTo(200);
    }

    @Test
    void readsTheErrorOfAnUnknownCode() {
        var answer = client.exchangeOAuthCodeForAccessToken(
                "unknown", Fixtures.STORE_CLIENT_ID, Fixtures.STORE_CLIENT_SECRET, Browser.REDIRECT_URI);

        assertThat(answer.status).isEqualTo(400);
        assertThat(answer.errorResponse.error).isEqualTo(OAuthErrorType.invalid_grant);
        assertThat(answer.errorResponse.reason).isEqualTo(OAuthErrorReason.auth_code_not_found);
        assertThat(answer.errorResponse.description).isNotEmpty();
    }

    @Test
    void exchangesCredentials() {
        ClientResponse<AccessToken, OAuthError> answer = password(Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.successResponse.refreshToken).isNotEmpty();
        assertThat(answer.successResponse.userId).isEqualTo(Fixtures.ALICE);
    }

    @Test
    void readsWhyCredentialsWereNotTaken() {
        assertRefused(password(Fixtures.ALICE_EMAIL, "wrong"), "invalid_grant", "invalid_user_credentials");
        assertRefused(password("nobody", "wrong"), "invalid_grant", "user_not_found");
        assertRefused(password(Fixtures.LOCKED_EMAIL, Fixtures.PASSWORD), "access_denied", "user_locked");
        assertRefused(password(Fixtures.EXPIRED_EMAIL, Fixtures.PASSWORD), "access_denied", "user_expired");
        assertRefused(password(Fixtures.PREVENTED_EMAIL, Fixtures.PASSWORD), "access_denied", "login_prevented");
    }

    @Test
    void readsThatAPasswordMustBeChangedAndChangesIt() {
        var refused = password(Fixtures.CHANGE_PASSWORD_EMAIL, Fixtures.PASSWORD);

        assertRefused(refused, "change_password_required", "change_password_administrative");
        var changed = stranger.changePassword(
                refused.errorResponse.changePasswordId, new ChangePasswordRequest("a new password"));
        assertThat(changed.status).isEqualTo(200);
        LoginRequest login = new LoginRequest();
        login.applicationId = Fixtures.STORE;
        login.oneTimePassword = changed.successResponse.oneTimePassword;
        assertThat(client.login(login).status).isEqualTo(200);
        assertThat(client.login(login).status).isEqualTo(404);
        assertThat(password(Fixtures.CHANGE_PASSWORD_EMAIL, "a new password").status)
                .isEqualTo(200);
    }

    @Test
    void readsThatASecondFactorIsNeededAndShowsIt() {
        var refused = password(Fixtures.TWO_FACTOR_EMAIL, Fixtures.PASSWORD);

        assertThat(refused.status).isEqualTo(400);
        assertThat(refused.errorResponse.error).isEqualTo(OAuthErrorType.two_factor_required);
        assertThat(refused.errorResponse.methods).singleElement().satisfies(method -> {
            assertThat(method.method).isEqualTo("email");
            assertThat(method.email).isEqualTo(Fixtures.TWO_FACTOR_EMAIL);
        });
        var login = stranger.twoFactorLogin(
                new TwoFactorLoginRequest(Fixtures.STORE, Fixtures.TWO_FACTOR_CODE, refused.errorResponse.twoFactorId));
        assertThat(login.status).isEqualTo(200);
        assertThat(login.successResponse.token).isNotEmpty();
    }

    @Test
    void exchangesARefreshToken() {
        AccessToken tokens = password(Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD).successResponse;

        var answer = client.exchangeRefreshTokenForAccessToken(
                tokens.refreshToken, Fixtures.STORE_CLIENT_ID, Fixtures.STORE_CLIENT_SECRET, null, null);

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.successResponse.token).isNotEqualTo(tokens.token);
        assertThat(answer.successResponse.idToken).isNotEmpty();
        assertThat(answer.successResponse.refreshToken).isEqualTo(tokens.refreshToken);
        assertThat(answer.successResponse.refreshTokenId).isEqualTo(tokens.refreshTokenId);
    }

    @Test
    void readsTheErrorOfAnUnknownRefreshToken() {
        var answer = client.exchangeRefreshTokenForAccessToken(
                "unknown", Fixtures.STORE_CLIENT_ID, Fixtures.STORE_CLIENT_SECRET, null, null);

        assertRefused(answer, "invalid_grant", "refresh_token_not_found");
    }

    @Test
    void readsTheErrorOfAWrongSecret() {
        var answer = client.exchangeRefreshTokenForAccessToken("any", Fixtures.STORE_CLIENT_ID, "wrong", null, null);

        assertThat(answer.status).isEqualTo(401);
        assertThat(answer.errorResponse.error).isEqualTo(OAuthErrorType.invalid_client);
        assertThat(answer.errorResponse.reason).isEqualTo(OAuthErrorReason.invalid_client_authentication);
    }

    @Test
    void readsUserinfo() {
        var answer = client.retrieveUserInfoFromAccessToken(aliceTokens().token);

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.successResponse)
                .containsEntry("sub", Fixtures.ALICE.toString())
                .containsEntry("email", Fixtures.ALICE_EMAIL)
                .containsEntry("given_name", "Alice");
    }

    @Test
    void introspectsAnAccessToken() {
        var answer = client.introspectAccessToken(Fixtures.STORE_CLIENT_ID, aliceTokens().token);

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.successResponse)
                .containsEntry("active", true)
                .containsEntry("sub", Fixtures.ALICE.toString())
                .containsEntry("applicationId", Fixtures.STORE_CLIENT_ID);
        assertThat(client.introspectAccessToken(Fixtures.STORE_CLIENT_ID, "nonsense").successResponse)
                .containsExactly(Map.entry("active", false));
        assertThat(client.introspectAccessToken(Fixtures.FORUMS_CLIENT_ID, aliceTokens().token).status)
                .isEqualTo(401);
    }

    @Test
    void readsTheMetadata() {
        var metadata = client.retrieveOpenIdConfiguration().successResponse;

        assertThat(metadata.issuer).isEqualTo("https://id.example.com");
        assertThat(metadata.token_endpoint).isEqualTo(idp.url() + "/oauth2/token");
        assertThat(metadata.jwks_uri).isEqualTo(idp.url() + "/.well-known/jwks.json");
        assertThat(metadata.end_session_endpoint).isEqualTo(idp.url() + "/oauth2/logout");
        assertThat(metadata.backchannel_logout_supported).isFalse();
        assertThat(metadata.frontchannel_logout_supported).isTrue();
        assertThat(metadata.response_modes_supported).containsExactly("form_post", "fragment", "query");
    }

    @Test
    void readsTheKeySetAndVerifiesWithIt() {
        var keys = client.retrieveJsonWebKeySet().successResponse.keys;

        assertThat(keys).hasSize(1);
        var key = (RSAPublicKey) new JSONWebKeyParser().parse(keys.get(0));
        JWT jwt = JWT.getDecoder().decode(aliceTokens().token, RSAVerifier.newVerifier(key));
        assertThat(jwt.subject).isEqualTo(Fixtures.ALICE.toString());
        assertThat(jwt.audience).isEqualTo(Fixtures.STORE_CLIENT_ID);
    }

    @Test
    void readsThePublicKeys() {
        var all = client.retrieveJWTPublicKeys().successResponse.publicKeys;

        assertThat(all).hasSize(1);
        String kid = all.keySet().iterator().next();
        assertThat(client.retrieveJWTPublicKey(kid).successResponse.publicKey).isEqualTo(all.get(kid));
        assertThat(client.retrieveJWTPublicKeyByApplicationId(Fixtures.STORE_CLIENT_ID).successResponse.publicKey)
                .isEqualTo(all.get(kid));
        assertThat(client.retrieveJWTPublicKey("unknown").status).isEqualTo(404);
        JWT jwt = JWT.getDecoder().decode(aliceTokens().token, RSAVerifier.newVerifier(all.get(kid)));
        assertThat(jwt.issuer).isEqualTo("https://id.example.com");
    }

    // /api/jwt

    @Test
    void refreshesAJwt() {
        idp.controls().changeTokens(tokens -> tokens.withUsage(UsagePolicy.ONE_TIME, Duration.ZERO));
        AccessToken tokens = aliceTokens();

        var answer = stranger.exchangeRefreshTokenForJWT(new RefreshRequest(tokens.refreshToken));

        assertThat(answer.status).isEqualTo(200);
        JWTRefreshResponse renewed = answer.successResponse;
        assertThat(renewed.refreshToken).isNotEqualTo(tokens.refreshToken);
        assertThat(renewed.refreshTokenId).isEqualTo(tokens.refreshTokenId);
        assertThat(renewed.token).isNotEmpty();
        var spent = stranger.exchangeRefreshTokenForJWT(new RefreshRequest(tokens.refreshToken));
        assertThat(spent.status).isEqualTo(400);
        assertThat(spent.errorResponse.fieldErrors).containsKey("refreshToken");
    }

    @Test
    void validatesAJwt() {
        var answer = client.validateJWT(aliceTokens().token);

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.successResponse.jwt.subject).isEqualTo(Fixtures.ALICE.toString());
        assertThat(answer.successResponse.jwt.getList("roles")).isEqualTo(List.of("admin", "customer"));
        assertThat(client.validateJWT("nonsense").status).isEqualTo(401);
    }

    @Test
    void issuesAJwtForAnotherApplication() {
        AccessToken tokens = aliceTokens();

        var answer = client.issueJWT(Fixtures.FORUMS, tokens.token, tokens.refreshToken);

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.successResponse.refreshToken).isNotEmpty().isNotEqualTo(tokens.refreshToken);
        JWT jwt = client.validateJWT(answer.successResponse.token).successResponse.jwt;
        assertThat(jwt.audience).isEqualTo(Fixtures.FORUMS_CLIENT_ID);
        assertThat(jwt.getList("roles")).isEqualTo(List.of("moderator"));
        assertThat(jwt.expiration).isEqualTo(client.validateJWT(tokens.token).successResponse.jwt.expiration);
    }

    @Test
    void vendsAJwt() {
        JWTVendRequest request = new JWTVendRequest();
        request.claims = Map.of("color", "green", "exp", 1);
        request.timeToLiveInSeconds = 60;

        var answer = client.vendJWT(request);

        assertThat(answer.status).isEqualTo(200);
        JWT jwt = client.validateJWT(answer.successResponse.token).successResponse.jwt;
        assertThat(jwt.getString("color")).isEqualTo("green");
        assertThat(stranger.vendJWT(request).status).isEqualTo(401);
    }

    // Login API

    @Test
    void logsIn() {
        ClientResponse<LoginResponse, Errors> answer = login(Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(answer.status).isEqualTo(200);
        LoginResponse login = answer.successResponse;
        assertThat(login.token).isNotEmpty();
        assertThat(login.tokenExpirationInstant).isNotNull();
        assertThat(login.refreshToken).isNotEmpty();
        assertThat(login.refreshTokenId).isNotNull();
        assertThat(login.user.id).isEqualTo(Fixtures.ALICE);
        assertThat(login.user.email).isEqualTo(Fixtures.ALICE_EMAIL);
        assertThat(login.user.getRoleNamesForApplication(Fixtures.STORE)).containsExactly("admin", "customer");
        assertThat(login.user.tenantId).isEqualTo(Fixtures.TENANT);
        assertThat(login.user.password).isNull();
        assertThat(answer.getCookies()).extracting(cookie -> cookie.name).contains("access_token", "refresh_token");
    }

    @Test
    void readsEachStatusOfALogin() {
        assertThat(login(Fixtures.ALICE_EMAIL, "wrong").status).isEqualTo(404);
        assertThat(login("nobody", "wrong").status).isEqualTo(404);
        assertThat(login(Fixtures.LOCKED_EMAIL, Fixtures.PASSWORD).status).isEqualTo(423);
        assertThat(login(Fixtures.EXPIRED_EMAIL, Fixtures.PASSWORD).status).isEqualTo(410);
        assertThat(login(Fixtures.UNVERIFIED_EMAIL, Fixtures.PASSWORD).status).isEqualTo(212);
        assertThat(stranger.login(request(Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD)).status)
                .isEqualTo(401);
        LoginResponse unregistered = login(Fixtures.UNREGISTERED_EMAIL, Fixtures.PASSWORD).successResponse;
        assertThat(login(Fixtures.UNREGISTERED_EMAIL, Fixtures.PASSWORD).status).isEqualTo(202);
        assertThat(client.validateJWT(unregistered.token).successResponse.jwt.getObject("roles"))
                .isNull();
        assertThat(unregistered.refreshToken).isNull();
        assertThat(login(Fixtures.PREVENTED_EMAIL, Fixtures.PASSWORD).status).isEqualTo(409);
    }

    @Test
    void readsThatAPasswordMustBeChanged() {
        var answer = login(Fixtures.CHANGE_PASSWORD_EMAIL, Fixtures.PASSWORD);

        assertThat(answer.status).isEqualTo(203);
        assertThat(answer.successResponse.changePasswordId).isNotEmpty();
        assertThat(answer.successResponse.changePasswordReason).isEqualTo(ChangePasswordReason.Administrative);
    }

    @Test
    void completesATwoFactorLogin() {
        var answer = login(Fixtures.TWO_FACTOR_EMAIL, Fixtures.PASSWORD);

        assertThat(answer.status).isEqualTo(242);
        assertThat(answer.successResponse.token).isNull();
        assertThat(answer.successResponse.methods).hasSize(1);
        String id = answer.successResponse.twoFactorId;
        assertThat(twoFactor("wrong", id).status).isEqualTo(421);
        assertThat(twoFactor(Fixtures.TWO_FACTOR_CODE, "unknown").status).isEqualTo(404);
        var login = twoFactor(Fixtures.TWO_FACTOR_CODE, id);
        assertThat(login.status).isEqualTo(200);
        assertThat(login.successResponse.token).isNotEmpty();
        assertThat(twoFactor(Fixtures.TWO_FACTOR_CODE, id).status).isEqualTo(404);
    }

    @Test
    void aTrustedDeviceNeedsNoSecondFactor() {
        String id = login(Fixtures.TWO_FACTOR_EMAIL, Fixtures.PASSWORD).successResponse.twoFactorId;
        TwoFactorLoginRequest request = new TwoFactorLoginRequest(Fixtures.STORE, Fixtures.TWO_FACTOR_CODE, id);
        request.trustComputer = true;
        String trust = stranger.twoFactorLogin(request).successResponse.twoFactorTrustId;
        LoginRequest again = request(Fixtures.TWO_FACTOR_EMAIL, Fixtures.PASSWORD);
        again.twoFactorTrustId = trust;

        assertThat(client.login(again).status).isEqualTo(200);
    }

    @Test
    void recordsALogin() {
        assertThat(client.loginPing(Fixtures.ALICE, Fixtures.STORE, "10.0.0.1").status)
                .isEqualTo(200);
        assertThat(client.loginPing(Fixtures.ALICE, UUID.randomUUID(), "10.0.0.1").status)
                .isEqualTo(202);
        assertThat(client.loginPing(UUID.randomUUID(), Fixtures.STORE, "10.0.0.1").status)
                .isEqualTo(404);
    }

    @Test
    void logsOut() {
        AccessToken tokens = aliceTokens();

        assertThat(stranger.logout(false, tokens.refreshToken).status).isEqualTo(200);

        assertThat(refresh(tokens).status).isEqualTo(400);
    }

    @Test
    void logsOutEverywhere() {
        AccessToken here = aliceTokens();
        AccessToken there = aliceTokens();

        assertThat(stranger.logout(true, here.refreshToken).status).isEqualTo(200);

        assertThat(refresh(there).status).isEqualTo(400);
    }

    // Refresh tokens

    @Test
    void retrievesRefreshTokens() {
        AccessToken tokens = aliceTokens();

        var one = client.retrieveRefreshTokenById(tokens.refreshTokenId);
        var all = client.retrieveRefreshTokens(Fixtures.ALICE);

        assertThat(one.status).isEqualTo(200);
        var token = one.successResponse.refreshToken;
        assertThat(token.id).isEqualTo(tokens.refreshTokenId);
        assertThat(token.token).isEqualTo(tokens.refreshToken);
        assertThat(token.userId).isEqualTo(Fixtures.ALICE);
        assertThat(token.applicationId).isEqualTo(Fixtures.STORE);
        assertThat(token.insertInstant).isNotNull();
        assertThat(token.startInstant).isNotNull();
        assertThat(token.metaData.scopes).contains("openid", "offline_access");
        assertThat(token.metaData.device.lastAccessedAddress).isEqualTo("127.0.0.1");
        assertThat(all.successResponse.refreshTokens).hasSize(1);
        assertThat(client.retrieveRefreshTokenById(UUID.randomUUID()).status).isEqualTo(404);
        assertThat(stranger.retrieveRefreshTokens(Fixtures.ALICE).status).isEqualTo(401);
    }

    @Test
    void revokesRefreshTokensInEachForm() {
        AccessToken byId = aliceTokens();
        assertThat(client.revokeRefreshTokenById(byId.refreshTokenId).status).isEqualTo(200);
        assertThat(refresh(byId).status).isEqualTo(400);

        AccessToken byValue = aliceTokens();
        assertThat(client.revokeRefreshTokenByToken(byValue.refreshToken).status)
                .isEqualTo(200);
        assertThat(refresh(byValue).status).isEqualTo(400);

        AccessToken ofUser = aliceTokens();
        assertThat(client.revokeRefreshTokensByUserId(Fixtures.ALICE).status).isEqualTo(200);
        assertThat(refresh(ofUser).status).isEqualTo(400);

        AccessToken ofApplication = aliceTokens();
        assertThat(client.revokeRefreshTokensByApplicationId(Fixtures.STORE).status)
                .isEqualTo(200);
        assertThat(refresh(ofApplication).status).isEqualTo(400);

        AccessToken ofBoth = aliceTokens();
        assertThat(client.revokeRefreshTokensByUserIdForApplication(Fixtures.ALICE, Fixtures.STORE).status)
                .isEqualTo(200);
        assertThat(refresh(ofBoth).status).isEqualTo(400);

        AccessToken byRequest = aliceTokens();
        assertThat(client.revokeRefreshTokensWithRequest(
                                new RefreshTokenRevokeRequest(null, Fixtures.STORE, null, Fixtures.ALICE))
                        .status)
                .isEqualTo(200);
        assertThat(refresh(byRequest).status).isEqualTo(400);
    }

    @Test
    void revokesNothingOfAnotherUserOrApplication() {
        AccessToken tokens = aliceTokens();

        assertThat(client.revokeRefreshTokensByUserId(Fixtures.BOB).status).isEqualTo(404);
        assertThat(client.revokeRefreshTokensByApplicationId(Fixtures.FORUMS).status)
                .isEqualTo(200);

        assertThat(refresh(tokens).status).isEqualTo(200);
    }

    @Test
    void aKeyForReadingMayNotRevoke() {
        StandIn strict = StandIn.builder()
                .apiKey(ApiKey.of("reader").restrictedTo("/api/jwt/refresh", "GET"))
                .start();
        try (strict) {
            FusionAuthClient reader = new FusionAuthClient("reader", strict.url());

            assertThat(reader.retrieveRefreshTokens(Fixtures.ALICE).status).isEqualTo(200);
            assertThat(reader.revokeRefreshTokensByUserId(Fixtures.ALICE).status)
                    .isEqualTo(401);
        }
    }

    @Test
    void anSsoSessionIsAmongAUsersRefreshTokens() {
        browser.loginAsAlice();

        var tokens = client.retrieveRefreshTokens(Fixtures.ALICE).successResponse.refreshTokens;

        assertThat(tokens).hasSize(2);
        assertThat(tokens)
                .filteredOn(token -> token.applicationId == null)
                .singleElement()
                .satisfies(session -> assertThat(session.tenantId).isEqualTo(Fixtures.TENANT));
        assertThat(idp.controls().refreshTokensOf(Fixtures.ALICE))
                .filteredOn(RefreshToken::isSsoSession)
                .hasSize(1);
    }

    private static void assertRefused(ClientResponse<AccessToken, OAuthError> answer, String error, String reason) {
        assertThat(answer.status).isEqualTo(400);
        assertThat(answer.errorResponse.error).isEqualTo(OAuthErrorType.valueOf(error));
        assertThat(answer.errorResponse.reason).isEqualTo(OAuthErrorReason.valueOf(reason));
    }

    private AccessToken aliceTokens() {
        return Objects.requireNonNull(password(Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD).successResponse);
    }

    private ClientResponse<AccessToken, OAuthError> password(String username, String password) {
        return client.exchangeUserCredentialsForAccessToken(
                username, password, Fixtures.STORE_CLIENT_ID, Fixtures.STORE_CLIENT_SECRET, SCOPE, null);
    }

    private ClientResponse<AccessToken, OAuthError> refresh(AccessToken tokens) {
        return client.exchangeRefreshTokenForAccessToken(
                tokens.refreshToken, Fixtures.STORE_CLIENT_ID, Fixtures.STORE_CLIENT_SECRET, null, null);
    }

    private static LoginRequest request(String loginId, String password) {
        return new LoginRequest(Fixtures.STORE, loginId, password);
    }

    private ClientResponse<LoginResponse, Errors> login(String loginId, String password) {
        return client.login(request(loginId, password));
    }

    private ClientResponse<LoginResponse, Errors> twoFactor(String code, String id) {
        return stranger.twoFactorLogin(new TwoFactorLoginRequest(Fixtures.STORE, code, id));
    }

    private String code(Map<String, String> authorization) {
        return browser.login(authorization, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD)
                .redirected()
                .get("code")
                .orElseThrow();
    }
}
