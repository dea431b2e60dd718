package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Browser.Reply;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.ConsentMode;
import dev.gatehouse.demo.idp.model.GrantType;
import dev.gatehouse.demo.idp.model.PkcePolicy;
import dev.gatehouse.demo.idp.model.Relationship;
import dev.gatehouse.demo.idp.model.Tenant;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /oauth2/authorize} and the pages behind it. */
class HostedLoginTest {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final StandIn idp = StandIn.builder().start();
    private final Browser browser = new Browser(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    // What is asked for

    @ParameterizedTest
    @CsvSource({
        "client_id, , missing_client_id",
        "client_id, nonsense, invalid_client_id",
        "redirect_uri, , missing_redirect_uri",
        "redirect_uri, https://evil.example/, invalid_redirect_uri",
        "redirect_uri, http://localhost.evil.example/, invalid_redirect_uri",
        "redirect_uri, http://localhost:8080@evil.example/, invalid_redirect_uri",
        "redirect_uri, http://localhost:8080/#fragment, invalid_redirect_uri"
    })
    void whatIsWrongWithClientOrRedirectIsAPage(String name, String value, String reason) {
        Reply page = browser.get("/oauth2/authorize", changed(name, value));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
        assertThat(page.response().headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.body()).contains("&quot;error_reason&quot;:&quot;" + reason + "&quot;");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, , invalid_request, missing_response_type",
        "response_type, nonsense, unsupported_response_type, invalid_response_type",
        "response_type, token, unsupported_response_type, invalid_response_type",
        "response_type, id_token, unauthorized_client, grant_type_disabled",
        "response_mode, nonsense, invalid_request, invalid_response_mode",
        "scope, nonsense, invalid_scope, unknown_scope",
        "code_challenge_method, plain, invalid_request, invalid_pkce_code_challenge_method",
        "code_challenge, short, invalid_request, invalid_pkce_code_challenge",
        "prompt, none login, invalid_request, invalid_prompt",
        "prompt, LOGIN, invalid_request, invalid_prompt",
        "tenantId, 00000000-0000-0000-0000-000000000000, invalid_request, invalid_tenant_id",
        "prompt, none, login_required, authentication_required"
    })
    void whatElseIsWrongGoesBackToTheClient(String name, String value, String error, String reason) {
        Reply back = browser.get("/oauth2/authorize", changed(name, value));

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.location()).startsWith(Browser.REDIRECT_URI);
        assertThat(back.redirected().get("error")).contains(error);
        assertThat(back.redirected().get("error_reason")).contains(reason);
        assertThat(back.redirected().get("error_description")).isPresent();
        assertThat(back.redirected().get("state")).contains("a state & more");
        assertThat(back.redirected().get("iss")).contains("acme.com");
        assertThat(back.redirected().get("code")).isEmpty();
    }

    @Test
    void promptNoneWinsWhereItNeedNotStandAlone() {
        idp.controls().changeSwitches(switches -> switches.with("noneStandsAlone", false));

        assertThat(browser.get("/oauth2/authorize", changed("prompt", "none login"))
                        .redirected()
                        .get("error"))
                .contains("login_required");
    }

    @Test
    void beforeVersion169ThereIsNoIss() {
        idp.controls()
                .changeSwitches(switches ->
                        switches.with("issInAuthorizeResponse", false).with("issInErrorResponse", false));

        assertThat(alice(Browser.authorization()).redirected().get("iss")).isEmpty();
        assertThat(browser.get("/oauth2/authorize", changed("scope", "nonsense"))
                        .redirected()
                        .get("iss"))
                .isEmpty();
        assertThat(browser.get("/.well-known/openid-configuration")
                        .json()
                        .path("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void theTenantIdMayBeRequired() {
        idp.controls().changeSwitches(switches -> switches.with("tenantIdRequired", true));

        assertThat(browser.get("/oauth2/authorize", Browser.authorization())
                        .redirected()
                        .get("error_reason"))
                .contains("missing_tenant_id");
        assertThat(browser.get("/oauth2/authorize", changed("tenantId", Fixtures.TENANT.toString()))
                        .status())
                .isEqualTo(200);
        assertThat(browser.get("/oauth2/logout", Map.of("client_id", Fixtures.STORE_CLIENT_ID))
                        .text("error_reason"))
                .isEqualTo("missing_tenant_id");
    }

    @Test
    void aChallengeMayBeRequired() {
        store(application -> application.withPkce(PkcePolicy.REQUIRED));

        assertThat(browser.get("/oauth2/authorize", changed("code_challenge", null))
                        .redirected()
                        .get("error_reason"))
                .contains("missing_code_challenge");
    }

    @Test
    void anOriginMustBeAuthorizedWhereSomeAre() {
        store(application ->
                application.with("oauthConfiguration.authorizedOriginURLs", new String[] {"http://localhost:8080"}));
        String path = "/oauth2/authorize?" + Parameters.encode(Browser.authorization());

        assertThat(browser.getWith(path, "Origin", "http://localhost:8080").status())
                .isEqualTo(200);
        assertThat(browser.getWith(path, "Origin", "https://evil.example").body())
                .contains("invalid_origin&quot;");
        assertThat(browser.getWith(path, "Origin", "null").body()).contains("invalid_origin_opaque");
    }

    // The form

    @Test
    void theFormIsAccessibleAndNobodyMayFrameIt() {
        Reply page = browser.get("/oauth2/authorize", Browser.authorization());

        assertThat(page.body())
                .contains("<html lang=\"en\">", "<label for=\"loginId\">", "<label for=\"password\">", "<h1>")
                .doesNotContain("<script");
        assertThat(page.response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"));
        assertThat(page.response().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(browser.get("/stand-in/style.css").body()).contains(":focus-visible");
    }

    @Test
    void theLoginHintIsPrefilledAndEscaped() {
        assertThat(browser.get("/oauth2/authorize", changed("login_hint", "\"><script>alert(1)</script>"))
                        .body())
                .contains("value=\"&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void inDemosTheFormTellsWhoCanLogIn() {
        try (StandIn demo = StandIn.builder().showUsers().start()) {
            String page = new Browser(demo)
                    .get("/oauth2/authorize", Browser.authorization())
                    .body();

            assertThat(page)
                    .contains(Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD, Fixtures.BOB_EMAIL)
                    .doesNotContain(Fixtures.LOCKED_EMAIL, Fixtures.TWO_FACTOR_EMAIL);
        }
    }

    @Test
    void aFormThatIsFilledInAsShownLogsIn() {
        Reply page = browser.get("/oauth2/authorize", Browser.authorization());
        Map<String, String> form = hidden(page);
        form.put("loginId", "ALICE");
        form.put("password", Fixtures.ALICE_PASSWORD);

        assertThat(browser.post("/oauth2/authorize", form).redirected().get("code"))
                .isPresent();
    }

    @Test
    void lockedExpiredAndPreventedUsersStayOut() {
        for (String email : new String[] {Fixtures.LOCKED_EMAIL, Fixtures.EXPIRED_EMAIL, Fixtures.PREVENTED_EMAIL}) {
            Reply page = browser.login(Browser.authorization(), email, Fixtures.PASSWORD);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("role=\"alert\"");
        }
    }

    // SSO

    @Test
    void withoutRememberDeviceThereIsNoSsoSession() {
        Map<String, String> form = new LinkedHashMap<>(Browser.authorization());
        form.put("loginId", Fixtures.ALICE_EMAIL);
        form.put("password", Fixtures.ALICE_PASSWORD);

        assertThat(browser.post("/oauth2/authorize", form).redirected().get("code"))
                .isPresent();
        assertThat(browser.get("/oauth2/authorize", Browser.authorization()).status())
                .isEqualTo(200);
    }

    @Test
    void promptNoneSucceedsWithASession() {
        alice(Browser.authorization());

        Reply back = browser.get("/oauth2/authorize", changed("prompt", "none"));

        assertThat(back.redirected().get("code")).isPresent();
    }

    @Test
    void promptLoginAsksAgainAndMovesAuthTime() {
        String first = browser.loginAsAlice().text("id_token");
        idp.controls().time().advance(Duration.ofSeconds(100));
        Map<String, String> request = changed("prompt", "login");

        assertThat(browser.get("/oauth2/authorize", request).status()).isEqualTo(200);
        String again = browser.redeem(alice(request).redirected().get("code").orElseThrow())
                .text("id_token");

        assertThat(authTime(again) - authTime(first)).isEqualTo(100);
        assertThat(Browser.claims(again).path("sid"))
                .isEqualTo(Browser.claims(first).path("sid"));
    }

    @Test
    void aSilentLoginKeepsAuthTime() {
        String first = browser.loginAsAlice().text("id_token");
        idp.controls().time().advance(Duration.ofSeconds(100));

        Reply silent = browser.get("/oauth2/authorize", Browser.authorization());
        String second =
                browser.redeem(silent.redirected().get("code").orElseThrow()).text("id_token");

        assertThat(authTime(second)).isEqualTo(authTime(first));
    }

    @Test
    void maxAgeAsksAgainOnceTheLoginIsThatOld() {
        alice(Browser.authorization());

        assertThat(browser.get("/oauth2/authorize", changed("max_age", "60")).status())
                .isEqualTo(302);
        assertThat(browser.get("/oauth2/authorize", changed("max_age", "0")).status())
                .isEqualTo(200);
        idp.controls().time().advance(Duration.ofSeconds(59));
        assertThat(browser.get("/oauth2/authorize", changed("max_age", "60")).status())
                .isEqualTo(302);
        idp.controls().time().advance(Duration.ofSeconds(1));
        assertThat(browser.get("/oauth2/authorize", changed("max_age", "60")).status())
                .isEqualTo(200);
    }

    @Test
    void anAccessTokenStartsASessionWhereTheTenantAllowsIt() {
        String token = new Browser(idp).loginAsAlice().text("access_token");
        String path = "/oauth2/authorize?" + Parameters.encode(Browser.authorization());

        assertThat(browser.getWith(path, "Authorization", "Bearer " + token).status())
                .isEqualTo(200);
        tenant(tenant -> tenant.with("ssoConfiguration.allowAccessTokenBootstrap", true));
        assertThat(browser.getWith(path, "Authorization", "Bearer " + token).status())
                .isEqualTo(302);
    }

    @Test
    void theSessionOfOneTenantOpensNoOther() {
        alice(Browser.authorization());
        Map<String, String> portal = Browser.authorization();
        portal.put("client_id", Fixtures.PORTAL.toString());

        assertThat(browser.get("/oauth2/authorize", portal).status()).isEqualTo(200);
        assertThat(browser.login(portal, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD)
                        .status())
                .isEqualTo(200);
        assertThat(browser.login(portal, Fixtures.DORA_EMAIL, Fixtures.PASSWORD)
                        .redirected()
                        .get("iss"))
                .contains(Fixtures.OTHER_ISSUER);
    }

    // The answer

    @Test
    void formPostComesAsAPageThatSubmitsItself() {
        Reply page = alice(changed("response_mode", "form_post"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\" action=\"" + Browser.REDIRECT_URI + "\">");
        assertThat(hidden(page)).containsKeys("code", "iss", "state", "userState");
    }

    @Test
    void theFragmentKeepsTheCodeFromServers() {
        assertThat(alice(changed("response_mode", "fragment")).location()).startsWith(Browser.REDIRECT_URI + "#code=");
    }

    @Test
    void aRedirectUriWithAQueryKeepsIt() {
        assertThat(alice(changed("redirect_uri", Browser.REDIRECT_URI + "?a=b")).location())
                .startsWith(Browser.REDIRECT_URI + "?a=b&code=");
    }

    @Test
    void theImplicitGrantAnswersWithTokensInTheFragment() {
        store(application -> application.withGrants(GrantType.IMPLICIT));
        Map<String, String> request = changed("response_type", "token id_token");

        Reply back = alice(request);

        assertThat(back.location()).startsWith(Browser.REDIRECT_URI + "#access_token=");
        Parameters answer = back.redirected();
        assertThat(answer.get("expires_in")).contains("3600");
        assertThat(answer.get("token_type")).contains("Bearer");
        assertThat(answer.get("code")).isEmpty();
        String idToken = answer.get("id_token").orElseThrow();
        assertThat(Browser.claims(idToken).path("nonce").asText()).isEqualTo("a-nonce");
        assertThat(Browser.header(idToken).path("gty").path(0).asText()).isEqualTo("implicit");
    }

    @ParameterizedTest
    @CsvSource({
        "unverified@example.com, AuthenticatedNotVerified",
        "unregistered@example.com, AuthenticatedNotRegistered"
    })
    void userStateTellsWhatTheLoginIsWorth(String email, String state) {
        Reply back = browser.login(Browser.authorization(), email, Fixtures.PASSWORD);

        assertThat(back.redirected().get("userState")).contains(state);
    }

    @Test
    void userStateTellsOfARegistrationThatIsNotVerified() {
        store(application -> application.with("verifyRegistration", true));
        unverifyAlicesRegistration();

        assertThat(alice(Browser.authorization()).redirected().get("userState"))
                .contains("AuthenticatedRegistrationNotVerified");
    }

    @Test
    void theLocaleComesBack() {
        assertThat(alice(changed("locale", "de")).redirected().get("locale")).contains("de");
    }

    // What stands in the way

    @Test
    void aThirdPartysApplicationNeedsConsent() {
        store(application -> thirdParty(application, ConsentMode.ALWAYS_PROMPT));

        Reply hop = alice(Browser.authorization());
        assertThat(hop.status()).isEqualTo(302);
        assertThat(hop.location()).startsWith("/oauth2/consent?");
        assertThat(browser.cookies()).containsKey("fusionauth.li");
        Reply page = browser.get(hop.location());
        assertThat(page.body()).contains("Allow Store access", "<li>offline_access</li>");
        Map<String, String> form = hidden(page);
        form.put("action", "allow");

        assertThat(browser.post("/oauth2/consent", form).redirected().get("code"))
                .isPresent();
        assertThat(browser.cookies()).doesNotContainKey("fusionauth.li");
        assertThat(browser.get("/oauth2/authorize", Browser.authorization()).location())
                .startsWith("/oauth2/consent?");
    }

    @Test
    void consentThatIsCancelledGoesBackAsAnError() {
        store(application -> thirdParty(application, ConsentMode.ALWAYS_PROMPT));
        Map<String, String> form =
                hidden(browser.get(alice(Browser.authorization()).location()));
        form.put("action", "cancel");

        Reply back = browser.post("/oauth2/consent", form);

        assertThat(back.redirected().get("error")).contains("access_denied");
        assertThat(back.redirected().get("error_reason")).contains("consent_canceled");
    }

    @Test
    void consentIsRememberedWhereTheApplicationSaysSo() {
        store(application -> thirdParty(application, ConsentMode.REMEMBER_DECISION));
        Map<String, String> form =
                hidden(browser.get(alice(Browser.authorization()).location()));
        form.put("action", "allow");
        browser.post("/oauth2/consent", form);

        assertThat(browser.get("/oauth2/authorize", Browser.authorization())
                        .redirected()
                        .get("code"))
                .isPresent();
        assertThat(browser.get("/oauth2/authorize", changed("prompt", "consent"))
                        .location())
                .startsWith("/oauth2/consent?");
    }

    @Test
    void promptNoneDoesNotAskForConsent() {
        store(application -> thirdParty(application, ConsentMode.ALWAYS_PROMPT));
        Map<String, String> form =
                hidden(browser.get(alice(Browser.authorization()).location()));
        form.put("action", "allow");
        browser.post("/oauth2/consent", form);

        Reply back = browser.get("/oauth2/authorize", changed("prompt", "none"));

        assertThat(back.redirected().get("error")).contains("consent_required");
        assertThat(back.redirected().get("error_reason")).contains("consent_required");
    }

    @Test
    void aSecondFactorIsAskedForOnAPageOfItsOwn() {
        Reply hop = browser.login(Browser.authorization(), Fixtures.TWO_FACTOR_EMAIL, Fixtures.PASSWORD);
        assertThat(hop.location()).startsWith("/oauth2/two-factor?");
        Map<String, String> form = hidden(browser.get(hop.location()));

        form.put("code", "000000");
        assertThat(browser.post("/oauth2/two-factor", form).body()).contains("role=\"alert\"");
        form.put("code", Fixtures.TWO_FACTOR_CODE);
        form.put("trustComputer", "true");
        assertThat(browser.post("/oauth2/two-factor", form).redirected().get("code"))
                .isPresent();

        browser.cookies().keySet().removeIf(name -> !name.equals("fusionauth.trust"));
        assertThat(browser.login(Browser.authorization(), Fixtures.TWO_FACTOR_EMAIL, Fixtures.PASSWORD)
                        .redirected()
                        .get("code"))
                .isPresent();
    }

    @Test
    void aNewPasswordIsAskedForOnAPageOfItsOwn() {
        Reply hop = browser.login(Browser.authorization(), Fixtures.CHANGE_PASSWORD_EMAIL, Fixtures.PASSWORD);
        assertThat(hop.location()).startsWith("/password/change/");
        Map<String, String> form = hidden(browser.get(hop.location()));
        form.put("password", "a new password");
        String path = URI.create(hop.location()).getPath();

        assertThat(browser.post(path, form).redirected().get("code")).isPresent();
        assertThat(browser.post(path, form).status()).isEqualTo(400);
        assertThat(browser.login(Browser.authorization(), Fixtures.CHANGE_PASSWORD_EMAIL, "a new password")
                        .redirected()
                        .get("code"))
                .isPresent();
    }

    @Test
    void aPageWhoseLoginIsNotKnownIsOver() {
        String query = "?" + Parameters.encode(Browser.authorization());

        assertThat(browser.get("/oauth2/consent" + query).status()).isEqualTo(400);
        assertThat(browser.get("/oauth2/two-factor" + query).status()).isEqualTo(400);
        assertThat(browser.get("/password/change/unknown" + query).status()).isEqualTo(400);
    }

    @Test
    void aGatedTenantStopsWhoIsNotVerified() {
        tenant(tenant -> tenant.with("unverifiedBehavior", Tenant.UnverifiedBehavior.GATED));

        Reply page = browser.login(Browser.authorization(), Fixtures.UNVERIFIED_EMAIL, Fixtures.PASSWORD);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Verify your email address first");
    }

    @Test
    void silentLoginsTellWhyTheyFail() {
        browser.loginAsAlice();
        store(application ->
                application.with("oauthConfiguration.requireRegistration", true).with("verifyRegistration", true));
        tenant(tenant -> tenant.with("unverifiedBehavior", Tenant.UnverifiedBehavior.GATED));
        assertThat(silently()).isEqualTo("");

        unverifyAlicesRegistration();
        assertThat(silently()).isEqualTo("registration_verification_required");
        idp.controls().changeUser(Fixtures.ALICE, user -> user.unregisteredFrom(Fixtures.STORE));
        assertThat(silently()).isEqualTo("registration_required");
        idp.controls().changeUser(Fixtures.ALICE, user -> user.with("verified", false));
        assertThat(silently()).isEqualTo("email_verification_required");
        idp.controls().changeUser(Fixtures.ALICE, user -> user.with("active", false));
        assertThat(silently()).isEqualTo("authentication_required");
    }

    @Test
    void tooManyFailedLoginsKeepAUserOutForAWhile() {
        tenant(tenant -> tenant.with("failedAuthenticationConfiguration.enabled", true));
        for (int i = 0; i < 5; i++) {
            browser.login(Browser.authorization(), Fixtures.ALICE_EMAIL, "wrong");
        }

        assertThat(alice(Browser.authorization()).status()).isEqualTo(200);
        idp.controls().time().advance(Duration.ofSeconds(179));
        assertThat(alice(Browser.authorization()).status()).isEqualTo(200);
        idp.controls().time().advance(Duration.ofSeconds(1));
        assertThat(alice(Browser.authorization()).status()).isEqualTo(302);
    }

    // Registration

    @Test
    void somebodyNewCanRegister() {
        Reply page = browser.get("/oauth2/register", Browser.authorization());
        Map<String, String> form = hidden(page);
        form.put("user.email", "erin@example.com");
        form.put("user.password", "erin-password");

        Reply back = browser.post("/oauth2/register", form);

        assertThat(back.redirected().get("userState")).contains("Authenticated");
        assertThat(browser.redeem(back.redirected().get("code").orElseThrow()).status())
                .isEqualTo(200);
        assertThat(browser.post("/oauth2/register", form).body()).contains("role=\"alert\"");
    }

    private String silently() {
        return browser.get("/oauth2/authorize", changed("prompt", "none"))
                .redirected()
                .get("error_reason")
                .orElse("");
    }

    private Reply alice(Map<String, String> authorization) {
        return browser.login(authorization, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
    }

    private void store(UnaryOperator<Application> change) {
        idp.controls().changeApplication(Fixtures.STORE, change);
    }

    private void tenant(UnaryOperator<Tenant> change) {
        idp.controls().directory().changeTenants(change);
    }

    private void unverifyAlicesRegistration() {
        idp.controls()
                .changeUser(
                        Fixtures.ALICE,
                        user -> user.with("registrations", new Object[] {
                            Map.of("applicationId", Fixtures.STORE, "roles", new String[0], "verified", false)
                        }));
    }

    private static Application thirdParty(Application application, ConsentMode mode) {
        return application
                .with("oauthConfiguration.relationship", Relationship.THIRD_PARTY)
                .with("oauthConfiguration.consentMode", mode);
    }

    private static Map<String, String> changed(String name, @Nullable String value) {
        Map<String, String> request = Browser.authorization();
        if (value == null) {
            request.remove(name);
        } else {
            request.put(name, value);
        }
        return request;
    }

    private static Map<String, String> hidden(Reply page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = HIDDEN.matcher(page.body());
        while (matcher.find()) {
            fields.put(
                    matcher.group(1),
                    matcher.group(2)
                            .replace("&quot;", "\"")
                            .replace("&#39;", "'")
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&amp;", "&"));
        }
        return fields;
    }

    private static long authTime(String token) {
        return Browser.claims(token).path("auth_time").asLong();
    }
}
