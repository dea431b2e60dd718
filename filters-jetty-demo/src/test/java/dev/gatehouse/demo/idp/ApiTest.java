package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.demo.idp.Browser.Reply;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.ApiKey;
import dev.gatehouse.demo.idp.model.ExpirationPolicy;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /api}, where FusionAuth's own client does not reach. */
class ApiTest {
    private static final String REFRESH = "/api/jwt/refresh";

    private final StandIn idp = StandIn.builder().start();
    private final Browser browser = new Browser(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    // /api/jwt/refresh

    @Test
    void theAccessTokenMayBeShortened() {
        String token = browser.loginAsAlice().text("refresh_token");

        Reply renewed = refresh(token, ",\"timeToLiveInSeconds\":60");

        JsonNode claims = Browser.claims(renewed.text("token"));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
    }

    @Test
    void aLifeThatIsTooLongSpendsNothing() {
        idp.controls().changeTokens(tokens -> tokens.withUsage(UsagePolicy.ONE_TIME, Duration.ZERO));
        String token = browser.loginAsAlice().text("refresh_token");

        Reply refused = refresh(token, ",\"timeToLiveInSeconds\":3601");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("fieldErrors").has("timeToLiveInSeconds"))
                .isTrue();
        assertThat(refresh(token, "").status()).isEqualTo(200);
    }

    @Test
    void anApplicationThatDoesNotAllowItIsNotRefreshedHere() {
        idp.controls()
                .changeApplication(
                        Fixtures.STORE, application -> application.with("loginConfiguration.allowTokenRefresh", false));
        String token = browser.loginAsAlice().text("refresh_token");

        assertThat(refresh(token, "").status()).isEqualTo(400);
        assertThat(browser.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void theCookiesAreHttpOnlyAndOnlyTheRefreshTokenLasts() {
        Reply renewed = refresh(browser.loginAsAlice().text("refresh_token"), "");

        assertThat(renewed.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("access_token=")
                        .contains("; Path=/; HttpOnly; SameSite=Lax")
                        .doesNotContain("Max-Age"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("refresh_token=").contains("; Max-Age=2592000;"));
        idp.controls().changeSwitches(switches -> switches.with("secureCookies", true));
        assertThat(refresh("", "").response().headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).endsWith("; Secure"));
    }

    @Test
    void whatIsNoJsonIsNamedSo() {
        assertThat(browser.postJson(REFRESH, "{\"refreshToken\":").status()).isEqualTo(400);
        assertThat(browser.postJson(REFRESH, "{}").json().path("fieldErrors").has("refreshToken"))
                .isTrue();
    }

    // Refresh tokens

    @Test
    void theOwnerMayRevokeWithAJwt() {
        Reply alice = browser.loginAsAlice();
        String bob = bobsAccessToken();

        String path = REFRESH + "/" + alice.text("refresh_token_id");
        assertThat(delete(path, "Bearer " + bob).status()).isEqualTo(401);
        assertThat(delete(path, "").status()).isEqualTo(401);
        assertThat(delete(path, "Bearer " + alice.text("access_token")).status())
                .isEqualTo(200);
        assertThat(browser.refresh(alice.text("refresh_token")).status()).isEqualTo(400);
    }

    @Test
    void theTokenMayComeInAForm() {
        String token = browser.loginAsAlice().text("refresh_token");

        Reply done = browser.send(HttpRequest.newBuilder(URI.create(idp.url() + REFRESH))
                .header("Authorization", Fixtures.API_KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method("DELETE", BodyPublishers.ofString(Parameters.encode(Map.of("token", token)))));

        assertThat(done.status()).isEqualTo(200);
        assertThat(browser.refresh(token).status()).isEqualTo(400);
    }

    @Test
    void revokingNothingIs404Or200() {
        assertThat(delete(REFRESH + "?token=unknown", Fixtures.API_KEY).status())
                .isEqualTo(404);
        assertThat(delete(REFRESH, Fixtures.API_KEY).status()).isEqualTo(400);
        idp.controls().changeSwitches(switches -> switches.with("unknownRevocationStatus", 200));
        assertThat(delete(REFRESH + "?token=unknown", Fixtures.API_KEY).status())
                .isEqualTo(200);
    }

    // JWTs

    @Test
    void anExpiredJwtIsNotValid() {
        String token = browser.loginAsAlice().text("access_token");

        idp.controls().time().advance(Duration.ofSeconds(3599));
        assertThat(validate(token).status()).isEqualTo(200);
        idp.controls().time().advance(Duration.ofSeconds(1));
        assertThat(validate(token).status()).isEqualTo(401);
    }

    @Test
    void aTamperedJwtIsNotValid() {
        String token = browser.loginAsAlice().text("access_token");
        int end = token.lastIndexOf('.');

        assertThat(validate(token.substring(0, end) + ".AAAA").status()).isEqualTo(401);
        assertThat(validate(token.substring(0, end + 1)).status()).isEqualTo(401);
        assertThat(validate("a.b.c").status()).isEqualTo(401);
    }

    @Test
    void aJwtForAnotherApplicationSaysThatTheUserIsNotRegistered() {
        idp.controls().changeUser(Fixtures.ALICE, user -> user.unregisteredFrom(Fixtures.FORUMS));
        String token = browser.loginAsAlice().text("access_token");

        Reply issued = browser.getWith(
                "/api/jwt/issue?applicationId=" + Fixtures.FORUMS_CLIENT_ID, "Authorization", "Bearer " + token);

        assertThat(issued.status()).isEqualTo(202);
        JsonNode claims = Browser.claims(issued.text("token"));
        assertThat(claims.path("authenticationType").asText()).isEqualTo("JWT_SSO");
        assertThat(claims.has("roles")).isFalse();
    }

    @Test
    void itBringsNoRefreshTokenWhereTheyExpireOtherwise() {
        idp.controls()
                .changeApplication(
                        Fixtures.FORUMS,
                        application -> application.withTokens(application
                                .jwtConfiguration()
                                .withExpiration(ExpirationPolicy.SLIDING_WINDOW, Duration.ofDays(1))));
        Reply login = browser.loginAsAlice();
        String query = Parameters.encode(
                Map.of("applicationId", Fixtures.FORUMS_CLIENT_ID, "refreshToken", login.text("refresh_token")));

        Reply issued =
                browser.getWith("/api/jwt/issue?" + query, "Authorization", "Bearer " + login.text("access_token"));

        assertThat(issued.status()).isEqualTo(200);
        assertThat(issued.json().has("refreshToken")).isFalse();
    }

    // Login

    @Test
    void aRegistrationThatIsNotVerifiedIs213() {
        idp.controls().changeApplication(Fixtures.STORE, application -> application.with("verifyRegistration", true));
        idp.controls()
                .changeUser(
                        Fixtures.ALICE,
                        user -> user.with("registrations", new Object[] {
                            Map.of("applicationId", Fixtures.STORE, "roles", new String[0], "verified", false)
                        }));

        Reply answer = login("{\"applicationId\":\"" + Fixtures.STORE_CLIENT_ID + "\",\"loginId\":\"alice\","
                + "\"password\":\"" + Fixtures.ALICE_PASSWORD + "\"}");

        assertThat(answer.status()).isEqualTo(213);
        assertThat(answer.json().path("user").path("email").asText()).isEqualTo(Fixtures.ALICE_EMAIL);
        assertThat(answer.json().has("token")).isFalse();
    }

    @Test
    void noJwtMeansNoTokensAndNoCookies() {
        Reply answer = login("{\"applicationId\":\"" + Fixtures.STORE_CLIENT_ID + "\",\"loginId\":\"alice\","
                + "\"password\":\"" + Fixtures.ALICE_PASSWORD + "\",\"noJWT\":true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("user");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void withoutAnApplicationTheTenantMustBeKnown() {
        String body = "{\"loginId\":\"alice\",\"password\":\"" + Fixtures.ALICE_PASSWORD + "\"}";

        assertThat(login(body).status()).isEqualTo(400);
        idp.controls().directory().tenants();
        Reply answer = browser.send(HttpRequest.newBuilder(URI.create(idp.url() + "/api/login"))
                .header("Authorization", Fixtures.API_KEY)
                .header("X-FusionAuth-TenantId", Fixtures.TENANT.toString())
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.status()).isEqualTo(200);
        JsonNode claims = Browser.claims(answer.text("token"));
        assertThat(claims.has("aud")).isFalse();
        assertThat(claims.path("tid").asText()).isEqualTo(Fixtures.TENANT.toString());
        assertThat(answer.json().has("refreshToken")).isFalse();
    }

    @Test
    void aKeyOfOneTenantOpensNoOther() {
        try (StandIn strict = StandIn.builder()
                .apiKey(ApiKey.of("partner").ofTenant(Fixtures.OTHER_TENANT))
                .start()) {
            Browser partner = new Browser(strict);
            String body = "{\"loginId\":\"" + Fixtures.DORA_EMAIL + "\",\"password\":\"" + Fixtures.PASSWORD + "\"}";

            assertThat(partner.send(HttpRequest.newBuilder(URI.create(strict.url() + "/api/login"))
                                    .header("Authorization", "partner")
                                    .POST(BodyPublishers.ofString(body)))
                            .status())
                    .isEqualTo(200);
            assertThat(partner.send(HttpRequest.newBuilder(URI.create(strict.url() + "/api/login"))
                                    .header("Authorization", "partner")
                                    .header("X-FusionAuth-TenantId", Fixtures.TENANT.toString())
                                    .POST(BodyPublishers.ofString(body)))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void theLoginApiLeavesNoSsoSession() {
        login("{\"applicationId\":\"" + Fixtures.STORE_CLIENT_ID + "\",\"loginId\":\"alice\"," + "\"password\":\""
                + Fixtures.ALICE_PASSWORD + "\"}");

        assertThat(browser.get("/oauth2/authorize", Browser.authorization()).status())
                .isEqualTo(200);
    }

    @Test
    void theStatusesOfATwoFactorLoginAreSwitches() {
        idp.controls()
                .changeSwitches(
                        switches -> switches.with("badTwoFactorCodeStatus", 400).with("unknownTwoFactorIdStatus", 410));
        String id = login("{\"applicationId\":\"" + Fixtures.STORE_CLIENT_ID + "\",\"loginId\":\""
                        + Fixtures.TWO_FACTOR_EMAIL + "\",\"password\":\"" + Fixtures.PASSWORD + "\"}")
                .text("twoFactorId");

        assertThat(browser.postJson("/api/two-factor/login", "{\"code\":\"0\",\"twoFactorId\":\"" + id + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(browser.postJson("/api/two-factor/login", "{\"code\":\"0\",\"twoFactorId\":\"x\"}")
                        .status())
                .isEqualTo(410);
    }

    @Test
    void aPendingTwoFactorLoginEndsAfterFiveMinutes() {
        String id = login("{\"applicationId\":\"" + Fixtures.STORE_CLIENT_ID + "\",\"loginId\":\""
                        + Fixtures.TWO_FACTOR_EMAIL + "\",\"password\":\"" + Fixtures.PASSWORD + "\"}")
                .text("twoFactorId");
        String body = "{\"code\":\"" + Fixtures.TWO_FACTOR_CODE + "\",\"twoFactorId\":\"" + id + "\"}";

        idp.controls().time().advance(Duration.ofMinutes(5));

        assertThat(browser.postJson("/api/two-factor/login", body).status()).isEqualTo(404);
    }

    @Test
    void aPingWithAJwtRecordsALogin() {
        Reply alice = browser.loginAsAlice();

        Reply done = browser.send(HttpRequest.newBuilder(URI.create(idp.url() + "/api/login"))
                .header("Authorization", "Bearer " + alice.text("access_token"))
                .PUT(BodyPublishers.noBody()));

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body()).isEmpty();
    }

    // Logout

    @Test
    void atLogoutAParameterBeatsTheCookie() {
        String first = browser.loginAsAlice().text("refresh_token");
        String second = browser.loginAsAlice().text("refresh_token");
        browser.cookies().put("refresh_token", first);

        browser.post(
                "/api/logout?refreshToken="
                        + Parameters.encode(Map.of("", second)).substring(1),
                Map.of());

        assertThat(browser.refresh(second).status()).isEqualTo(400);
        assertThat(browser.refresh(first).status()).isEqualTo(200);
        assertThat(browser.cookies()).doesNotContainKeys("refresh_token", "access_token");
    }

    @Test
    void aLogoutWithoutARefreshTokenRevokesNothing() {
        String token = browser.loginAsAlice().text("refresh_token");

        assertThat(browser.postJson("/api/logout", "{\"global\":true}").status())
                .isEqualTo(200);

        assertThat(browser.refresh(token).status()).isEqualTo(200);
    }

    private Reply refresh(String token, String more) {
        return browser.postJson(REFRESH, "{\"refreshToken\":\"" + token + "\"" + more + "}");
    }

    private Reply validate(String token) {
        return browser.getWith("/api/jwt/validate", "Authorization", "Bearer " + token);
    }

    private Reply login(String body) {
        return browser.send(HttpRequest.newBuilder(URI.create(idp.url() + "/api/login"))
                .header("Authorization", Fixtures.API_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private Reply delete(String path, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(idp.url() + path)).DELETE();
        return browser.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    private String bobsAccessToken() {
        Browser other = new Browser(idp);
        Reply back = other.login(Browser.authorization(), Fixtures.BOB_EMAIL, Fixtures.BOB_PASSWORD);
        return other.redeem(back.redirected().get("code").orElseThrow()).text("access_token");
    }
}
