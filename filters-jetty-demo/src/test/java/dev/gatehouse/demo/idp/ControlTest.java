package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.demo.idp.Browser.Reply;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings in JSON, and the controls over HTTP. */
@Timeout(60)
class ControlTest {
    private static final String CONFIGURATION = "/stand-in/configuration";

    private final StandIn idp = StandIn.builder().start();
    private final Browser browser = new Browser(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void aFileNeedOnlyNameWhatDiffers() {
        String json = """
                {
                  "tenants": [{"id": "%s", "issuer": "https://id.example.com",
                               "jwtConfiguration": {"timeToLiveInSeconds": 60,
                                                    "refreshTokenUsagePolicy": "OneTimeUse"}}],
                  "applications": [{"id": "%s", "oauthConfiguration": {"clientSecret": "another"}}],
                  "users": [{"id": "%s", "password": "another password"}],
                  "switches": {"issInAuthorizeResponse": false},
                  "clock": {"offsetSeconds": 3600},
                  "accessTokenClaims": {"color": "green", "roles": null}
                }
                """.replaceFirst("%s", Fixtures.TENANT.toString())
                .replaceFirst("%s", Fixtures.STORE_CLIENT_ID)
                .replaceFirst("%s", Fixtures.ALICE.toString());
        try (StandIn changed = StandIn.builder().configuration(json).start()) {
            Browser other = new Browser(changed);
            Reply back = other.login(Browser.authorization(), Fixtures.ALICE_EMAIL, "another password");
            Reply tokens = other.postBasic(
                    "/oauth2/token",
                    Fixtures.STORE_CLIENT_ID,
                    "another",
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            back.redirected().get("code").orElseThrow(),
                            "redirect_uri",
                            Browser.REDIRECT_URI,
                            "code_verifier",
                            Browser.VERIFIER));

            JsonNode claims = Browser.claims(tokens.text("access_token"));
            assertThat(back.redirected().get("iss")).isEmpty();
            assertThat(tokens.json().path("expires_in").asInt()).isEqualTo(60);
            assertThat(claims.path("iss").asText()).isEqualTo("https://id.example.com");
            assertThat(claims.path("color").asText()).isEqualTo("green");
            assertThat(claims.has("roles")).isFalse();
            assertThat(changed.controls().time().offset()).hasHours(1);
        }
    }

    @Test
    void whatIsNewIsMadeWithFusionAuthsDefaults() {
        Reply done = browser.postJson(CONFIGURATION, """
                {
                  "tenants": [{"id": "00000000-0000-0000-0000-0000000000a1", "name": "New"}],
                  "applications": [{"id": "00000000-0000-0000-0000-0000000000b1", "name": "New",
                                    "tenantId": "00000000-0000-0000-0000-0000000000a1"}],
                  "users": [{"id": "00000000-0000-0000-0000-0000000000c1", "email": "new@example.com",
                             "tenantId": "00000000-0000-0000-0000-0000000000a1", "password": "new"}],
                  "keys": [{"id": "00000000-0000-0000-0000-0000000000d1", "algorithm": "Ed25519", "published": false},
                           {"id": "00000000-0000-0000-0000-0000000000d2", "algorithm": "HS256", "secret": "secret"}],
                  "apiKeys": [{"key": "new"}],
                  "transactions": {"jwt.refresh-token.revoke": "Any"},
                  "webhooks": [{"url": "http://127.0.0.1:1/hook", "events": ["test"]}],
                  "idTokenClaims": {"color": "green"},
                  "showUsers": true
                }
                """);

        assertThat(done.status()).as(done.body()).isEqualTo(204);
        JsonNode shown = browser.get(CONFIGURATION).json();
        JsonNode application = shown.path("applications").get(3);
        assertThat(application.path("oauthConfiguration").path("enabledGrants").toString())
                .isEqualTo("[\"authorization_code\",\"refresh_token\"]");
        assertThat(application
                        .path("oauthConfiguration")
                        .path("clientAuthenticationPolicy")
                        .asText())
                .isEqualTo("Required");
        assertThat(application
                        .path("loginConfiguration")
                        .path("allowTokenRefresh")
                        .asBoolean())
                .isFalse();
        assertThat(shown.path("tenants").get(2).path("issuer").asText()).isEqualTo("acme.com");
        assertThat(shown.path("tenants")
                        .get(2)
                        .path("jwtConfiguration")
                        .path("refreshTokenTimeToLiveInMinutes")
                        .asInt())
                .isEqualTo(43200);
        assertThat(idp.controls().webhooks().all()).hasSize(1);
    }

    @Test
    void theConfigurationShownHoldsNoSecrets() {
        assertThat(browser.get(CONFIGURATION).body())
                .contains(Fixtures.ALICE_EMAIL)
                .doesNotContain(
                        Fixtures.STORE_CLIENT_SECRET,
                        Fixtures.ALICE_PASSWORD,
                        Fixtures.API_KEY,
                        Fixtures.TWO_FACTOR_CODE);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        Reply refused = browser.postJson(CONFIGURATION, """
                {
                  "tenant": [],
                  "tenants": [{"id": "nonsense"}],
                  "applications": [{"id": "00000000-0000-0000-0000-0000000000b1"}],
                  "users": {},
                  "switches": {"logoutpage": true},
                  "keys": [{"algorithm": "RS256"}]
                }
                """);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error"))
                .contains(
                        "unknown section \"tenant\"; known are",
                        "tenants: id is \"nonsense\"; expected a UUID",
                        "applications: a new entry needs \"name\"",
                        "users: expected a list of objects, found OBJECT",
                        "switches: unknown member \"logoutpage\"; known are [",
                        "logoutPage",
                        "keys: a key needs \"id\" and \"algorithm\"");
    }

    @Test
    void aChangeThatABrowserPageCouldSendIsRefused() {
        Reply refused = browser.send(HttpRequest.newBuilder(URI.create(idp.url() + "/stand-in/faults"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"path\":\"/*\",\"fault\":\"drop\"}")));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(browser.get("/.well-known/jwks.json").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"429, [Exception]", "500, [Exception]", "503, [Exception]", "504, [WebhookTransactionException]"})
    void aStatusCanBeOrdered(int status, String code) {
        order("{\"path\":\"/oauth2/token\",\"fault\":\"status\",\"status\":" + status + ",\"times\":1}");

        Reply answer = browser.refresh("any");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("generalErrors").path(0).path("code").asText())
                .isEqualTo(code);
        assertThat(browser.refresh("any").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "reset", "loseAnswer", "halfAnswer"})
    void aLostConnectionCanBeOrdered(String fault) {
        order("{\"path\":\"/.well-known/*\",\"fault\":\"" + fault + "\"}");

        assertThatThrownBy(() -> browser.get("/.well-known/jwks.json")).isInstanceOf(UncheckedIOException.class);
        browser.send(HttpRequest.newBuilder(URI.create(idp.url() + "/stand-in/faults"))
                .DELETE());
        assertThat(browser.get("/.well-known/jwks.json").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay", "lateAnswer", "trickle"})
    void aSlowAnswerCanBeOrdered(String fault) {
        order("{\"path\":\"/.well-known/jwks.json\",\"fault\":\"" + fault + "\",\"millis\":1}");

        assertThat(browser.get("/.well-known/jwks.json").status()).isEqualTo(200);
    }

    @Test
    void aFaultThatIsIncompleteIsRefused() {
        assertThat(browser.postJson("/stand-in/faults", "{\"fault\":\"drop\"}").text("error"))
                .isEqualTo("a fault needs \"path\" and \"fault\"");
        assertThat(browser.postJson("/stand-in/faults", "{\"path\":\"/x\",\"fault\":\"drop\",\"times\":0}")
                        .text("error"))
                .isEqualTo("times is 0; expected 1 or more");
    }

    @Test
    void keysCanBeRotatedWithheldAndPublished() {
        Reply rotated = browser.postJson("/stand-in/keys/rotate", "{\"algorithm\":\"ES256\",\"published\":false}");
        String kid = rotated.text("kid");

        assertThat(browser.get("/.well-known/jwks.json").body()).doesNotContain(kid);
        browser.postJson("/stand-in/keys/publish", "{\"kid\":\"" + kid + "\"}");
        assertThat(browser.get("/.well-known/jwks.json").body()).contains(kid);
        browser.postJson("/stand-in/keys/withhold", "{\"kid\":\"" + kid + "\"}");
        assertThat(browser.get("/.well-known/jwks.json").body()).doesNotContain(kid);
    }

    @Test
    void usersCanBeChanged() {
        String token = browser.loginAsAlice().text("refresh_token");

        change("\"deactivate\"");
        assertThat(browser.refresh(token).status()).isEqualTo(400);
        change("\"reactivate\"");
        change("\"password\",\"value\":\"new\"");
        assertThat(browser.login(Browser.authorization(), "alice", "new").status())
                .isEqualTo(302);
        change("\"unregister\",\"applicationId\":\"" + Fixtures.STORE_CLIENT_ID + "\"");
        change("\"twoFactor\",\"value\":\"1\"");
        change("\"preventLogin\"");
        assertThat(browser.login(Browser.authorization(), "alice", "new").status())
                .isEqualTo(200);
        change("\"delete\"");
        assertThat(idp.controls().directory().user(Fixtures.ALICE)).isEmpty();
        assertThat(browser.postJson("/stand-in/users", "{\"userId\":\"" + Fixtures.BOB + "\",\"change\":\"password\"}")
                        .text("error"))
                .isEqualTo("the change PASSWORD needs \"value\"");
    }

    @Test
    void eventsCanBeSentInEachShape() {
        try (Receiver receiver = new Receiver()) {
            browser.postJson(CONFIGURATION, "{\"webhooks\":[{\"url\":\"" + receiver.url() + "\"}]}");
            String token = browser.loginAsAlice().text("refresh_token_id");
            receiver.received().clear();

            send("\"jwt.refresh-token.revoke\",\"tokenId\":\"" + token + "\"");
            send("\"jwt.refresh-token.revoke\",\"userId\":\"" + Fixtures.ALICE + "\"");
            send("\"jwt.refresh-token.revoke\",\"userId\":\"" + Fixtures.ALICE + "\",\"applicationId\":\""
                    + Fixtures.STORE_CLIENT_ID + "\"");
            send("\"jwt.refresh-token.revoke\",\"applicationId\":\"" + Fixtures.STORE_CLIENT_ID + "\"");
            send("\"user.delete\",\"userId\":\"" + Fixtures.ALICE + "\",\"signing\":\"none\"");
            send("\"jwt.public-key.update\",\"signing\":\"wrongHash\"");
            Reply twice = send("\"moon.landing\",\"members\":{\"crew\":3},\"times\":2");

            assertThat(twice.json().path("deliveries")).hasSize(2);
            assertThat(receiver.received())
                    .extracting(Receiver.Received::body)
                    .anyMatch(body -> body.contains("\"refreshToken\":{"))
                    .anyMatch(body -> body.contains("moon.landing"))
                    .hasSizeGreaterThanOrEqualTo(8);
            assertThat(browser.postJson("/stand-in/events", "{\"type\":\"jwt.refresh-token.revoke\"}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void refreshTokensAreShownWithoutTheirValues() {
        String token = browser.loginAsAlice().text("refresh_token");

        Reply shown = browser.get("/stand-in/refresh-tokens");

        assertThat(shown.json().path("refreshTokens")).hasSize(2);
        assertThat(shown.body()).doesNotContain(token);
    }

    @Test
    void aMalformedFormIs400() {
        Reply refused = browser.send(HttpRequest.newBuilder(URI.create(idp.url() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=%zz")));

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void anUnknownAddressIs404AndAWrongMethod405() {
        assertThat(browser.get("/nothing/here").status()).isEqualTo(404);
        assertThat(browser.get("/oauth2/token").status()).isEqualTo(405);
        assertThat(browser.get("/oauth2/userinfo/").status()).isEqualTo(401);
    }

    private void order(String fault) {
        assertThat(browser.postJson("/stand-in/faults", fault).status()).isEqualTo(204);
    }

    private void change(String change) {
        assertThat(browser.postJson(
                                "/stand-in/users", "{\"userId\":\"" + Fixtures.ALICE + "\",\"change\":" + change + "}")
                        .status())
                .isEqualTo(204);
    }

    private Reply send(String event) {
        Reply sent = browser.postJson("/stand-in/events", "{\"type\":" + event + "}");
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        return sent;
    }
}
