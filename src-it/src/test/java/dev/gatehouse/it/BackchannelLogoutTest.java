package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.HeldCalls;
import dev.gatehouse.demo.idp.token.Algorithm;
import dev.gatehouse.demo.idp.token.SigningKeys;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider posts that a login is over (OpenID Connect Back-Channel Logout 1.0). */
@Timeout(60)
class BackchannelLogoutTest {
    private static final String PATH = "/app/backchannel-logout";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

    private final Stage stage = Stage.with("provider.request-timeout", "20s");
    private final Browser alice = stage.alice();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void theSessionItNamesIsOverAndNoOther() {
        Browser phone = stage.alice();

        Response answer = post(token(Map.of("sid", sid(alice))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(alice.load(stage.url("/cart")).statusCode()).isEqualTo(302);
        assertThat(phone.load(stage.url("/cart")).statusCode()).isEqualTo(200);
        assertThat(stage.audited().events("revoked")).containsExactly("revoked null back-channel logout of one login");
    }

    @Test
    void allLoginsOfTheUserItNamesAreOver() {
        Browser phone = stage.alice();
        Browser bob = stage.bob();

        assertThat(post(token(Map.of("sub", Fixtures.ALICE.toString()))).statusCode())
                .isEqualTo(200);

        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(phone.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(bob.load(stage.url("/cart")).statusCode()).isEqualTo(200);
        assertThat(stage.audited().events("revoked"))
                .containsExactly("revoked " + Fixtures.ALICE + " back-channel logout of all logins");
    }

    @Test
    void ofAUserAndASessionOnlyTheSessionIsOver() {
        Browser phone = stage.alice();

        post(token(Map.of("sub", Fixtures.ALICE.toString(), "sid", sid(alice))));

        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(phone.load(stage.url("/cart")).statusCode()).isEqualTo(200);
    }

    @Test
    void aLoginAfterwardsCounts() {
        post(token(Map.of("sub", Fixtures.ALICE.toString())));
        stage.pass(Duration.ofSeconds(1));

        Browser again = stage.alice();

        assertThat(again.load(stage.url("/cart")).statusCode()).isEqualTo(200);
        stage.passTokenLife();
        assertThat(again.load(stage.url("/cart")).statusCode()).isEqualTo(200);
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEndedLoginIsNotRefreshed(boolean bySid) {
        String sid = sid(alice);
        stage.pass(Duration.ofSeconds(1));
        post(token(bySid ? Map.of("sid", sid) : Map.of("sub", Fixtures.ALICE.toString())));
        assertThat(alice.call("POST", stage.url("/app/refresh")).statusCode()).isEqualTo(400);

        stage.passTokenLife();

        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(alice.call("POST", stage.url("/app/refresh")).statusCode()).isEqualTo(400);
        assertThat(stage.exchanges()).isZero();
    }

    /** Whoever leaves the JWT out makes the provider say which login the refresh token is of. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRefreshTokenAloneBringsNothingBack(boolean bySid) {
        String sid = sid(alice);
        stage.cookies(alice).remove("app.at");
        stage.pass(Duration.ofSeconds(1));
        post(token(bySid ? Map.of("sid", sid) : Map.of("sub", Fixtures.ALICE.toString())));

        Response answer = alice.call("GET", stage.url("/cart"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(SiteCase.givesCredentials(answer)).isFalse();
        assertThat(applicationTokens()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefreshInFlightCannotBringTheLoginBack(boolean bySid) throws Exception {
        String sid = sid(alice);
        stage.passTokenLife();
        try (HeldCalls held = stage.idp().faults().hold("/oauth2/token")) {
            CompletableFuture<Response> late =
                    CompletableFuture.supplyAsync(() -> alice.call("GET", stage.url("/cart")));
            stage.idp().recorder().await("/oauth2/token", 2, Duration.ofSeconds(20));
            Response logout = post(token(bySid ? Map.of("sid", sid) : Map.of("sub", Fixtures.ALICE.toString())));
            held.release();
            Response answer = late.get(20, TimeUnit.SECONDS);

            assertThat(logout.statusCode()).isEqualTo(200);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(SiteCase.givesCredentials(answer)).isFalse();
        }
        assertThat(applicationTokens()).isZero();
        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "session-and-refresh-cookie"})
    void aLoginInASessionIsOverToo(String credentials) {
        try (Stage sessions = Stage.with("credentials", credentials)) {
            Browser browser = sessions.alice();
            assertThat(browser.load(sessions.url("/cart")).statusCode()).isEqualTo(200);
            String token = token(sessions, Map.of("sub", Fixtures.ALICE.toString()));

            assertThat(post(sessions, FORM, "logout_token=" + token).statusCode())
                    .isEqualTo(200);

            assertThat(browser.call("GET", sessions.url("/cart")).statusCode()).isEqualTo(401);
            sessions.cookies(browser).remove("JSESSIONID");
            assertThat(browser.call("GET", sessions.url("/cart")).statusCode()).isEqualTo(401);
        }
    }

    /** What it says is signed; who carries it does not matter. */
    @Test
    void itMayComeFromAnywhere() {
        Response answer = alice.send(
                "POST",
                stage.url(PATH + "/"),
                Browser.plain()
                        .header("Origin", "https://login.example.com")
                        .header("Sec-Fetch-Site", "cross-site")
                        .contentType(FORM)
                        .body("logout_token=" + token(Map.of("sid", sid(alice)))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
    }

    @Test
    void aReplayedTokenIsRefused() {
        String token = token(Map.of("sub", Fixtures.ALICE.toString()));
        assertThat(post(token).statusCode()).isEqualTo(200);

        assertRefused(post(token));
        assertThat(stage.audited().events("rejected")).last().asString().endsWith("logout token: it was used before");
    }

    @Test
    void aTokenThatIsWrongEndsNothing() {
        String sid = sid(alice);
        Map<String, Object> claims = Map.of("sid", sid);
        String good = token(claims);

        assertRefused(post(token(Map.of("sid", sid, "nonce", "n"))));
        assertRefused(post(token(Map.of("sid", sid, "aud", Fixtures.FORUMS_CLIENT_ID))));
        assertRefused(post(token(Map.of("sid", sid, "iss", "https://evil.example"))));
        assertRefused(post(token(Map.of("sid", sid, "exp", now() - 31))));
        assertRefused(post(token(Map.of("sid", sid, "iat", now() + 31))));
        assertRefused(post(token(Map.of("sid", sid, "events", Map.of()))));
        assertRefused(post(token(Map.of())));
        assertRefused(post(Forged.unsigned(good)));
        assertRefused(post(Forged.changed(good, sid, UUID.randomUUID().toString())));
        assertRefused(post(stage.idp().controls().sign(all(stage, claims), SigningKeys.stray(Algorithm.RS256))));
        assertRefused(post(stage.cookie(alice, "app.at")));
        assertRefused(post("nonsense"));
        assertRefused(post(""));

        assertThat(alice.load(stage.url("/cart")).statusCode()).isEqualTo(200);
        assertThat(stage.audited().events("revoked")).isEmpty();
        assertThat(post(good).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyAFormWithOneTokenIsRead() {
        String token = token(Map.of("sid", sid(alice)));

        assertRefused(post(stage, FORM, "other=" + token));
        assertRefused(post(stage, FORM, ""));
        assertRefused(post(stage, FORM, "logout_token=" + token + "&logout_token=" + token));
        assertRefused(post(stage, "text/plain", "logout_token=" + token));
        assertRefused(post(stage, FORM, "x=" + "y".repeat(70_000) + "&logout_token=" + token));
        assertRefused(post(stage, FORM, "logout_token=%zz"));
        assertRefused(new Browser()
                .send(
                        "POST",
                        stage.url(PATH + "?logout_token=" + token),
                        Browser.plain().contentType(FORM)));

        assertThat(alice.load(stage.url("/cart")).statusCode()).isEqualTo(200);
        assertThat(post(stage, FORM + ";charset=UTF-8", "a=b&logout_token=" + token + "&client_id=x")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT"})
    void otherMethodsAreNotAllowed(String method) {
        Response refused = new Browser().send(method, stage.url(PATH), Browser.plain());

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.getHeader("Allow")).isEqualTo("POST");
    }

    @Test
    void withTheProviderAwayATokenOfAnUnknownKeyIsRefused() {
        stage.idp().controls().rotateKeys();
        String token = token(Map.of("sid", sid(alice)));
        stage.idp().stop();

        assertRefused(post(token));
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.jsonPath().getString("error")).isEqualTo("invalid_request");
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    private Response post(String token) {
        return post(stage, FORM, "logout_token=" + token);
    }

    /** As a server posts, across sites and without cookies. */
    private static Response post(Stage to, String type, String body) {
        return new Browser()
                .send("POST", to.url(PATH), Browser.plain().contentType(type).body(body));
    }

    private String token(Map<String, Object> claims) {
        return token(stage, claims);
    }

    private static String token(Stage by, Map<String, Object> claims) {
        return by.idp().controls().sign(all(by, claims));
    }

    private static Map<String, Object> all(Stage by, Map<String, Object> claims) {
        long now = by.idp().controls().time().instant().getEpochSecond();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", "acme.com");
        all.put("aud", Fixtures.STORE_CLIENT_ID);
        all.put("iat", now);
        all.put("exp", now + 120);
        all.put("jti", UUID.randomUUID().toString());
        all.put("events", Map.of(EVENT, Map.of()));
        all.putAll(claims);
        return all;
    }

    private long now() {
        return stage.idp().controls().time().instant().getEpochSecond();
    }

    private String sid(Browser browser) {
        String payload = stage.cookie(browser, "app.at").split("\\.", -1)[1];
        Matcher sid = SID.matcher(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        if (!sid.find()) {
            throw new AssertionError("the token has no sid");
        }
        return sid.group(1);
    }

    /** How many of Alice's refresh tokens are alive, but for her SSO sessions. */
    private long applicationTokens() {
        return stage.idp().controls().refreshTokensOf(Fixtures.ALICE).stream()
                .filter(token -> token.applicationId() != null)
                .count();
    }
}
