package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.demo.idp.Browser.Reply;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.ClientAuthenticationPolicy;
import dev.gatehouse.demo.idp.model.ExpirationPolicy;
import dev.gatehouse.demo.idp.model.GrantType;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.PkcePolicy;
import dev.gatehouse.demo.idp.model.ScopePolicy;
import dev.gatehouse.demo.idp.model.UnknownScopePolicy;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTest {
    private final StandIn idp = StandIn.builder().start();
    private final Browser browser = new Browser(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    // Clients

    @Test
    void aClientMayAuthenticateInTheBody() {
        Map<String, String> form = password("openid");
        form.put("client_id", Fixtures.STORE_CLIENT_ID);
        form.put("client_secret", Fixtures.STORE_CLIENT_SECRET);

        assertThat(browser.post("/oauth2/token", form).status()).isEqualTo(200);
    }

    @Test
    void aFormEncodedSecretIsTakenToo() {
        store(application -> application.withSecret("a secret + more % of it"));

        assertThat(browser.postBasic(
                                "/oauth2/token",
                                Fixtures.STORE_CLIENT_ID,
                                "a+secret+%2B+more+%25+of+it",
                                password("openid"))
                        .status())
                .isEqualTo(200);
        assertThat(browser.postBasic(
                                "/oauth2/token",
                                Fixtures.STORE_CLIENT_ID,
                                "a secret + more % of it",
                                password("openid"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aClientWithoutAnySecretIsRefusedWhereOneIsRequired() {
        Map<String, String> form = password("openid");
        form.put("client_id", Fixtures.STORE_CLIENT_ID);

        assertRefused(browser.post("/oauth2/token", form), 401, "invalid_client", "client_authentication_missing");
    }

    @Test
    void aPublicClientNeedsNoSecretButAWrongOneCounts() {
        store(Application::asPublicClient);
        Map<String, String> form = password("openid");
        form.put("client_id", Fixtures.STORE_CLIENT_ID);

        assertThat(browser.post("/oauth2/token", form).status()).isEqualTo(200);
        form.put("client_secret", "something");
        assertThat(browser.post("/oauth2/token", form).status()).isEqualTo(401);
    }

    @Test
    void headerAndBodyMustAgree() {
        Map<String, String> form = password("openid");
        form.put("client_id", Fixtures.FORUMS_CLIENT_ID);

        assertRefused(store(form), 400, "invalid_request", "client_id_mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer abc, invalid_client_authentication_scheme",
        "Basic !, invalid_client_authentication",
        "Basic bm9jb2xvbg==, invalid_client_authentication"
    })
    void aHeaderThatIsNoCredentialIsRefused(String header, String reason) {
        Reply refused = browser.send(HttpRequest.newBuilder(URI.create(idp.url() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", header)
                .POST(BodyPublishers.ofString("grant_type=password")));

        assertRefused(refused, 401, "invalid_client", reason);
    }

    @Test
    void parametersInTheQueryDoNotCount() {
        assertRefused(
                browser.postBasic(
                        "/oauth2/token?grant_type=refresh_token",
                        Fixtures.STORE_CLIENT_ID,
                        Fixtures.STORE_CLIENT_SECRET,
                        Map.of()),
                400,
                "invalid_request",
                "missing_grant_type");
    }

    @Test
    void anUnknownGrantAndOneThatIsNotEnabledAreTwoThings() {
        assertRefused(store(Map.of("grant_type", "nonsense")), 400, "unsupported_grant_type", "invalid_grant_type");
        store(application -> application.withGrants(GrantType.AUTHORIZATION_CODE));
        assertRefused(store(password("openid")), 400, "unauthorized_client", "grant_type_disabled");
    }

    @Test
    void pkceReplacesTheSecretWhereThePolicySaysSo() {
        store(application ->
                application.withClientAuthentication(ClientAuthenticationPolicy.NOT_REQUIRED_WHEN_USING_PKCE));
        Map<String, String> form = codeForm(Browser.authorization());
        form.put("client_id", Fixtures.STORE_CLIENT_ID);
        Map<String, String> password = password("openid");
        password.put("client_id", Fixtures.STORE_CLIENT_ID);

        assertThat(browser.post("/oauth2/token", form).status()).isEqualTo(200);
        assertThat(browser.post("/oauth2/token", password).status()).isEqualTo(401);
        idp.controls().changeSwitches(switches -> switches.with("secretWithoutPkce", false));
        assertThat(browser.post("/oauth2/token", password).status()).isEqualTo(200);
    }

    @Test
    void withoutPkceThatPolicyAsksForTheSecret() {
        store(application ->
                application.withClientAuthentication(ClientAuthenticationPolicy.NOT_REQUIRED_WHEN_USING_PKCE));
        Map<String, String> form = codeForm(without("code_challenge"));
        form.put("client_id", Fixtures.STORE_CLIENT_ID);

        assertRefused(browser.post("/oauth2/token", form), 401, "invalid_client", "client_authentication_missing");
    }

    @Test
    void aClientWithoutSecretMustUsePkceWhereThePolicySaysSo() {
        store(application -> application.asPublicClient().withPkce(PkcePolicy.NOT_REQUIRED_WITH_CLIENT_AUTHENTICATION));
        Map<String, String> form = codeForm(without("code_challenge"));
        form.put("client_id", Fixtures.STORE_CLIENT_ID);

        assertRefused(browser.post("/oauth2/token", form), 400, "invalid_request", "missing_code_challenge");
    }

    // Codes

    @ParameterizedTest
    @CsvSource({
        "code, , invalid_request, missing_code",
        "redirect_uri, , invalid_request, missing_redirect_uri",
        "redirect_uri, http://localhost:8080/other, invalid_grant, invalid_redirect_uri",
        "code_verifier, , invalid_request, missing_code_verifier"
    })
    void whatDoesNotGoWithTheCodeIsRefused(String name, String value, String error, String reason) {
        Map<String, String> form = codeForm(Browser.authorization());
        form.remove(name);
        if (value != null) {
            form.put(name, value);
        }

        assertRefused(store(form), 400, error, reason);
    }

    @Test
    void aCodeEndsAfterThirtySeconds() {
        Map<String, String> first = codeForm(Browser.authorization());
        idp.controls().time().advance(Duration.ofSeconds(29));
        assertThat(store(first).status()).isEqualTo(200);

        Map<String, String> second = codeForm(Browser.authorization());
        idp.controls().time().advance(Duration.ofSeconds(30));
        assertRefused(store(second), 400, "invalid_grant", "auth_code_not_found");
    }

    @Test
    void aCodeIsForTheClientThatAskedForIt() {
        Reply refused = browser.postBasic(
                "/oauth2/token",
                Fixtures.FORUMS_CLIENT_ID,
                Fixtures.FORUMS_CLIENT_SECRET,
                codeForm(Browser.authorization()));

        assertRefused(refused, 400, "invalid_grant", "auth_code_not_found");
    }

    // The password grant

    @Test
    void withoutOfflineAccessThereIsNoRefreshTokenAndWithoutOpenidNoIdToken() {
        JsonNode tokens = store(password("email")).json();

        assertThat(tokens.has("refresh_token")).isFalse();
        assertThat(tokens.has("id_token")).isFalse();
        assertThat(Browser.claims(tokens.path("access_token").asText()).has("sid"))
                .isFalse();
    }

    @Test
    void anUnregisteredUserGetsTokensWithoutApplicationAndRoles() {
        Map<String, String> form = password("openid");
        form.put("username", Fixtures.UNREGISTERED_EMAIL);
        form.put("password", Fixtures.PASSWORD);

        Reply tokens = store(form);

        assertThat(tokens.status()).isEqualTo(200);
        JsonNode claims = Browser.claims(tokens.text("access_token"));
        assertThat(claims.has("applicationId")).isFalse();
        assertThat(claims.has("roles")).isFalse();
    }

    @Test
    void theFieldIsUsernameAndTakesEitherName() {
        Map<String, String> form = password("openid");
        form.put("username", "alice");
        assertThat(store(form).status()).isEqualTo(200);
        form.remove("username");
        form.put("loginId", Fixtures.ALICE_EMAIL);
        assertThat(store(form).status()).isEqualTo(400);
    }

    @Test
    void errorAndStatusOfAReasonCanBePairedOtherwise() {
        idp.controls()
                .changeSwitches(switches -> switches.withPairing(OAuthReason.USER_LOCKED, 401, OAuthError.INVALID_GRANT)
                        .with("tellsUnknownUser", false));
        Map<String, String> form = password("openid");
        form.put("username", Fixtures.LOCKED_EMAIL);
        form.put("password", Fixtures.PASSWORD);
        assertRefused(store(form), 401, "invalid_grant", "user_locked");
        form.put("username", "nobody");
        assertRefused(store(form), 400, "invalid_grant", "invalid_user_credentials");
    }

    @Test
    void theSecondFactorsMethodsMayBeForgottenAndItsReasonTold() {
        idp.controls()
                .changeSwitches(switches ->
                        switches.with("twoFactorMethodsInAnswer", false).with("twoFactorReasonInAnswer", true));
        Map<String, String> form = password("openid");
        form.put("username", Fixtures.TWO_FACTOR_EMAIL);
        form.put("password", Fixtures.PASSWORD);

        Reply refused = store(form);

        assertRefused(refused, 400, "two_factor_required", "multi_factor_challenge_required");
        assertThat(refused.text("two_factor_id")).isNotEmpty();
        assertThat(refused.json().has("two_factor_methods")).isFalse();
    }

    // Scopes

    @Test
    void strictAccessTokensSayNothingAboutTheUser() {
        String token = store(password("openid email profile")).text("access_token");

        assertThat(Browser.claims(token).has("email")).isFalse();
        assertThat(Browser.claims(token).has("preferred_username")).isFalse();
        assertThat(Browser.claims(token).path("scope").asText()).isEqualTo("openid email profile");
    }

    @Test
    void compatibleTokensSayItWhateverTheScope() {
        store(application -> application.withScopePolicy(ScopePolicy.COMPATIBILITY));

        Reply tokens = store(password("openid"));

        assertThat(Browser.claims(tokens.text("access_token")).path("email").asText())
                .isEqualTo(Fixtures.ALICE_EMAIL);
        assertThat(Browser.claims(tokens.text("id_token")).path("given_name").asText())
                .isEqualTo("Alice");
        Reply userinfo = browser.getWith("/oauth2/userinfo", "Authorization", "Bearer " + tokens.text("access_token"));
        assertThat(userinfo.json().path("roles").path(0).asText()).isEqualTo("admin");
        assertThat(userinfo.text("applicationId")).isEqualTo(Fixtures.STORE_CLIENT_ID);
    }

    @Test
    void anUnknownScopeIsRejectedRemovedOrAllowed() {
        assertRefused(store(password("openid color")), 400, "invalid_scope", "unknown_scope");
        unknownScopes(UnknownScopePolicy.REMOVE);
        assertThat(store(password("openid color")).text("scope")).isEqualTo("openid");
        unknownScopes(UnknownScopePolicy.ALLOW);
        assertThat(store(password("openid color")).text("scope")).isEqualTo("openid color");
    }

    @Test
    void aRefreshTokenWithAScopeThatIsGoneIsRevokedOnUse() {
        store(application -> application.with("oauthConfiguration.scopes", List.of("color")));
        String token = store(password("openid offline_access color")).text("refresh_token");
        store(application -> application.with("oauthConfiguration.scopes", List.of()));

        assertRefused(browser.refresh(token), 400, "invalid_scope", "unknown_scope");
        store(application -> application.with("oauthConfiguration.scopes", List.of("color")));
        assertRefused(browser.refresh(token), 400, "invalid_grant", "refresh_token_not_found");
    }

    // Refreshes

    @Test
    void aRefreshMayAskForLess() {
        String token = browser.loginAsAlice().text("refresh_token");

        Reply less = refresh(token, Map.of("scope", "offline_access", "expires_in", "60"));

        assertThat(less.json().has("id_token")).isFalse();
        assertThat(less.json().path("expires_in").asInt()).isEqualTo(60);
        JsonNode claims = Browser.claims(less.text("access_token"));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
        assertThat(browser.refresh(token).json().has("id_token")).isTrue();
    }

    @Test
    void aRefreshMayNotAskForMore() {
        idp.controls().changeTokens(tokens -> tokens.withUsage(UsagePolicy.ONE_TIME, Duration.ZERO));
        String token = store(password("openid offline_access")).text("refresh_token");

        assertRefused(refresh(token, Map.of("scope", "openid email")), 400, "invalid_scope", "unknown_scope");
        assertRefused(refresh(token, Map.of("expires_in", "3601")), 400, "invalid_request", "invalid_expires_in");
        assertRefused(refresh(token, Map.of("expires_in", "soon")), 400, "invalid_request", "invalid_expires_in");
        assertThat(browser.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsForTheClientItWasIssuedTo() {
        String token = browser.loginAsAlice().text("refresh_token");

        Reply refused = browser.postBasic(
                "/oauth2/token",
                Fixtures.FORUMS_CLIENT_ID,
                Fixtures.FORUMS_CLIENT_SECRET,
                Map.of("grant_type", "refresh_token", "refresh_token", token));

        assertRefused(refused, 400, "invalid_grant", "refresh_token_not_found");
        assertThat(browser.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void aLockedUserIsNotRefreshed() {
        String token = browser.loginAsAlice().text("refresh_token");
        idp.controls().users().deactivate(Fixtures.ALICE);

        assertThat(browser.refresh(token).status()).isEqualTo(400);
    }

    @Test
    void authTimeAndSidStayOverARefresh() {
        Reply login = browser.loginAsAlice();
        idp.controls().time().advance(Duration.ofMinutes(10));

        Reply renewed = browser.refresh(login.text("refresh_token"));

        JsonNode before = Browser.claims(login.text("access_token"));
        JsonNode after = Browser.claims(renewed.text("access_token"));
        assertThat(after.path("auth_time")).isEqualTo(before.path("auth_time"));
        assertThat(after.path("sid")).isEqualTo(before.path("sid"));
        assertThat(after.path("jti")).isNotEqualTo(before.path("jti"));
        assertThat(after.path("authenticationType").asText()).isEqualTo("REFRESH_TOKEN");
        assertThat(Browser.claims(renewed.text("id_token")).path("sid"))
                .isEqualTo(Browser.claims(login.text("id_token")).path("sid"));
    }

    @Test
    void theAnswerToARefreshMayLeaveThingsOut() {
        String token = browser.loginAsAlice().text("refresh_token");
        idp.controls()
                .changeSwitches(
                        switches -> switches.with("refreshTokenInAnswer", false).with("idTokenInRefreshAnswer", false));

        JsonNode answer = browser.refresh(token).json();

        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("access_token", "expires_in", "token_type", "userId");
    }

    @Test
    void aSlidingWindowMovesWithEachUse() {
        idp.controls()
                .changeTokens(tokens -> tokens.withRefreshTokenLife(Duration.ofMinutes(10))
                        .withExpiration(ExpirationPolicy.SLIDING_WINDOW, Duration.ofMinutes(60)));
        String token = browser.loginAsAlice().text("refresh_token");

        for (int i = 0; i < 10; i++) {
            idp.controls().time().advance(Duration.ofSeconds(599));
            assertThat(browser.refresh(token).status()).isEqualTo(200);
        }
        idp.controls().time().advance(Duration.ofMinutes(10));
        assertThat(browser.refresh(token).status()).isEqualTo(400);
    }

    @Test
    void aSlidingWindowWithAMaximumEndsThere() {
        idp.controls()
                .changeTokens(tokens -> tokens.withRefreshTokenLife(Duration.ofMinutes(10))
                        .withExpiration(ExpirationPolicy.SLIDING_WINDOW_WITH_MAXIMUM, Duration.ofMinutes(15)));
        String token = browser.loginAsAlice().text("refresh_token");

        idp.controls().time().advance(Duration.ofMinutes(9));
        assertThat(browser.refresh(token).status()).isEqualTo(200);
        idp.controls().time().advance(Duration.ofSeconds(359));
        assertThat(browser.refresh(token).status()).isEqualTo(200);
        idp.controls().time().advance(Duration.ofSeconds(1));
        assertThat(browser.refresh(token).status()).isEqualTo(400);
    }

    // Resources

    @Test
    void aResourceMakesTheAudienceAList() {
        resources("https://api.example.com", "https://other.example.com");
        Map<String, String> authorization = Browser.authorization();
        authorization.put("resource", "https://api.example.com");
        Map<String, String> form = codeForm(authorization);
        form.put("resource", "https://api.example.com");

        Reply tokens = store(form);

        String audience = "[\"" + Fixtures.STORE_CLIENT_ID + "\",\"https://api.example.com\"]";
        assertThat(audienceOf(tokens)).isEqualTo(audience);
        assertThat(Browser.claims(tokens.text("id_token")).path("aud").asText()).isEqualTo(Fixtures.STORE_CLIENT_ID);
        assertThat(audienceOf(browser.refresh(tokens.text("refresh_token")))).isEqualTo(audience);
        assertRefused(
                refresh(tokens.text("refresh_token"), Map.of("resource", "https://other.example.com")),
                400,
                "invalid_target",
                "");
    }

    @Test
    void aResourceThatIsMissingAtTheExchangeBurnsTheCode() {
        resources("https://api.example.com");
        Map<String, String> authorization = Browser.authorization();
        authorization.put("resource", "https://api.example.com");
        Map<String, String> form = codeForm(authorization);

        assertRefused(store(form), 400, "invalid_target", "");
        form.put("resource", "https://api.example.com");
        assertRefused(store(form), 400, "invalid_grant", "auth_code_not_found");
    }

    @Test
    void anUnauthorizedResourceIsRefusedUnlessNoneIsListed() {
        Map<String, String> authorization = Browser.authorization();
        authorization.put("resource", "https://evil.example.com");
        assertThat(browser.get("/oauth2/authorize", authorization).status()).isEqualTo(200);

        resources("https://api.example.com");
        assertThat(browser.get("/oauth2/authorize", authorization).redirected().get("error"))
                .contains("invalid_target");
    }

    private static void assertRefused(Reply refused, int status, String error, String reason) {
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("error")).isEqualTo(error);
        assertThat(refused.text("error_reason")).isEqualTo(reason);
    }

    private static String audienceOf(Reply tokens) {
        return Browser.claims(tokens.text("access_token")).path("aud").toString();
    }

    private Reply store(Map<String, String> form) {
        return browser.postBasic("/oauth2/token", Fixtures.STORE_CLIENT_ID, Fixtures.STORE_CLIENT_SECRET, form);
    }

    private Reply refresh(String token, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", token);
        return store(form);
    }

    private void store(UnaryOperator<Application> change) {
        idp.controls().changeApplication(Fixtures.STORE, change);
    }

    private void unknownScopes(UnknownScopePolicy policy) {
        store(application -> application.with("oauthConfiguration.unknownScopePolicy", policy));
    }

    private void resources(String... uris) {
        store(application -> application.with("oauthConfiguration.authorizedResourceUris", List.of(uris)));
    }

    private static Map<String, String> password(String scope) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("username", Fixtures.ALICE_EMAIL);
        form.put("password", Fixtures.ALICE_PASSWORD);
        form.put("scope", scope);
        return form;
    }

    private static Map<String, String> without(String name) {
        Map<String, String> authorization = Browser.authorization();
        authorization.remove(name);
        return authorization;
    }

    private Map<String, String> codeForm(Map<String, String> authorization) {
        Reply back = browser.login(authorization, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", back.redirected().get("code").orElseThrow());
        form.put("redirect_uri", Browser.REDIRECT_URI);
        form.put("code_verifier", Browser.VERIFIER);
        return form;
    }
}
