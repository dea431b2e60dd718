package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.demo.idp.Browser.Reply;
import dev.gatehouse.demo.idp.Receiver.Received;
import dev.gatehouse.demo.idp.model.Caller;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.token.Algorithm;
import dev.gatehouse.demo.idp.webhook.Delivery;
import dev.gatehouse.demo.idp.webhook.Event;
import dev.gatehouse.demo.idp.webhook.Signing;
import dev.gatehouse.demo.idp.webhook.TransactionType;
import dev.gatehouse.demo.idp.webhook.Webhook;
import io.fusionauth.client.FusionAuthClient;
import io.fusionauth.domain.event.EventRequest;
import io.fusionauth.domain.event.EventType;
import io.fusionauth.domain.event.JWTPublicKeyUpdateEvent;
import io.fusionauth.domain.event.JWTRefreshEvent;
import io.fusionauth.domain.event.JWTRefreshTokenRevokeEvent;
import io.fusionauth.domain.event.UserDeactivateEvent;
import io.fusionauth.domain.event.UserLoginFailedEvent;
import io.fusionauth.domain.event.UserLoginSuccessEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events, parsed with the classes of FusionAuth's own client where it has them. */
@Timeout(60)
class WebhookTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final UUID SIGNING_KEY = UUID.fromString("00000000-0000-0000-0000-00000000000f");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Receiver receiver = new Receiver();
    private final StandIn idp = StandIn.builder()
            .time(InstantSource.fixed(NOW))
            .key(SIGNING_KEY, Algorithm.ES256)
            .webhook(Webhook.signed(receiver.url()).forEvents("jwt.refresh-token.revoke"))
            .start();
    private final Browser browser = new Browser(idp);
    private final FusionAuthClient client = new FusionAuthClient(Fixtures.API_KEY, idp.url());

    @AfterEach
    void stop() {
        idp.close();
        receiver.close();
    }

    // The four shapes of jwt.refresh-token.revoke

    @Test
    void ofOneTokenTheEventNamesTokenUserAndApplication() throws Exception {
        UUID id = UUID.fromString(browser.loginAsAlice().text("refresh_token_id"));

        client.revokeRefreshTokenById(id);

        JWTRefreshTokenRevokeEvent event = revokeEvent();
        assertThat(event.getType()).isEqualTo(EventType.JWTRefreshTokenRevoke);
        assertThat(event.id).isNotNull();
        assertThat(event.createInstant.toInstant()).isEqualTo(NOW);
        assertThat(event.tenantId).isEqualTo(Fixtures.TENANT);
        assertThat(event.applicationId).isEqualTo(Fixtures.STORE);
        assertThat(event.applicationTimeToLiveInSeconds).isEqualTo(Map.of(Fixtures.STORE, 3600));
        assertThat(event.refreshToken.id).isEqualTo(id);
        assertThat(event.refreshToken.token).isNull();
        assertThat(event.userId).isEqualTo(Fixtures.ALICE);
        assertThat(event.user.email).isEqualTo(Fixtures.ALICE_EMAIL);
        assertThat(event.user.password).isNull();
        assertThat(event.info.ipAddress).isEqualTo("127.0.0.1");
    }

    @Test
    void ofAllOfAUserItNamesTheUserAndManyApplications() throws Exception {
        browser.loginAsAlice();

        client.revokeRefreshTokensByUserId(Fixtures.ALICE);

        JWTRefreshTokenRevokeEvent event = revokeEvent();
        assertThat(event.applicationId).isNull();
        assertThat(event.refreshToken).isNull();
        assertThat(event.userId).isEqualTo(Fixtures.ALICE);
        assertThat(event.applicationTimeToLiveInSeconds).containsOnlyKeys(Fixtures.STORE, Fixtures.FORUMS);
    }

    @Test
    void ofAUserInAnApplicationItNamesBothOrOnlyTheUser() throws Exception {
        browser.loginAsAlice();
        client.revokeRefreshTokensByUserIdForApplication(Fixtures.ALICE, Fixtures.STORE);
        JWTRefreshTokenRevokeEvent event = revokeEvent();
        assertThat(event.applicationId).isEqualTo(Fixtures.STORE);
        assertThat(event.userId).isEqualTo(Fixtures.ALICE);
        assertThat(event.refreshToken).isNull();

        idp.controls().changeSwitches(switches -> switches.with("applicationInUserEvents", false));
        browser.loginAsAlice();
        client.revokeRefreshTokensByUserIdForApplication(Fixtures.ALICE, Fixtures.STORE);
        event = revokeEvent();
        assertThat(event.applicationId).isNull();
        assertThat(event.applicationTimeToLiveInSeconds).containsOnlyKeys(Fixtures.STORE);
    }

    @Test
    void ofAnApplicationItNamesNoUser() throws Exception {
        client.revokeRefreshTokensByApplicationId(Fixtures.STORE);

        JWTRefreshTokenRevokeEvent event = revokeEvent();
        assertThat(event.applicationId).isEqualTo(Fixtures.STORE);
        assertThat(event.userId).isNull();
        assertThat(event.user).isNull();
        assertThat(event.applicationTimeToLiveInSeconds).isEqualTo(Map.of(Fixtures.STORE, 3600));
    }

    @Test
    void logoutTellsOfItToo() throws Exception {
        String token = browser.loginAsAlice().text("refresh_token");

        client.logout(false, token);

        assertThat(revokeEvent().userId).isEqualTo(Fixtures.ALICE);
    }

    @Test
    void theLinkedObjectIsTheUserTheTokenOrNothing() throws Exception {
        UUID id = UUID.fromString(browser.loginAsAlice().text("refresh_token_id"));
        var token = idp.controls().refreshTokensOf(Fixtures.ALICE).stream()
                .filter(found -> found.id().equals(id))
                .findFirst()
                .orElseThrow();

        assertThat(linkedObject(idp.controls().events().revoked(token, Caller.CONTROLS)))
                .isEqualTo(Fixtures.ALICE.toString());
        idp.controls().changeSwitches(switches -> switches.with("linkedObject", "token"));
        assertThat(linkedObject(idp.controls().events().revoked(token, Caller.CONTROLS)))
                .isEqualTo(id.toString());
        idp.controls().changeSwitches(switches -> switches.with("linkedObject", "none"));
        assertThat(linkedObject(idp.controls().events().revoked(token, Caller.CONTROLS)))
                .isEmpty();
    }

    // Other events

    @Test
    void logins() throws Exception {
        listenToAll();
        browser.login(Browser.authorization(), Fixtures.ALICE_EMAIL, "wrong");
        var failed = (UserLoginFailedEvent) only(parsed("user.login.failed"));
        assertThat(failed.user.id).isEqualTo(Fixtures.ALICE);
        assertThat(failed.applicationId).isEqualTo(Fixtures.STORE);

        browser.loginAsAlice();
        var success = (UserLoginSuccessEvent) only(parsed("user.login.success"));
        assertThat(success.user.id).isEqualTo(Fixtures.ALICE);
        assertThat(success.authenticationType).isEqualTo("PASSWORD");
    }

    @Test
    void aRefreshTellsOldAndNew() throws Exception {
        listenToAll();
        Reply login = browser.loginAsAlice();

        browser.postJson(
                "/api/jwt/refresh",
                "{\"refreshToken\":\"" + login.text("refresh_token") + "\",\"token\":\"" + login.text("access_token")
                        + "\"}");

        var event = (JWTRefreshEvent) only(parsed("jwt.refresh"));
        assertThat(event.original).isEqualTo(login.text("access_token"));
        assertThat(event.token).isNotEqualTo(login.text("access_token"));
        assertThat(event.refreshToken).isEqualTo(login.text("refresh_token"));
        assertThat(event.userId).isEqualTo(Fixtures.ALICE);
    }

    @Test
    void newKeys() throws Exception {
        listenToAll();

        idp.controls().rotateKeys();

        var event = (JWTPublicKeyUpdateEvent) parsed("jwt.public-key.update").get(0);
        assertThat(event.applicationIds).contains(Fixtures.STORE, Fixtures.FORUMS);
    }

    @Test
    void changesOfUsersWithTheRevocationsThatFollow() throws Exception {
        listenToAll();
        String token = browser.loginAsAlice().text("refresh_token");

        idp.controls().users().deactivate(Fixtures.ALICE);
        assertThat(((UserDeactivateEvent) only(parsed("user.deactivate"))).user.active)
                .isFalse();
        idp.controls().users().reactivate(Fixtures.ALICE);
        assertThat(browser.refresh(token).status()).isEqualTo(200);
        idp.controls().users().enableTwoFactor(Fixtures.ALICE, "1");
        assertThat(browser.refresh(token).status()).isEqualTo(200);
        idp.controls().users().setPassword(Fixtures.ALICE, "another", Caller.CONTROLS);
        assertThat(browser.refresh(token).status()).isEqualTo(400);

        idp.controls().users().delete(Fixtures.ALICE);
        assertThat(types())
                .contains(
                        "user.reactivate",
                        "user.password.update",
                        "jwt.refresh-token.revoke",
                        "user.delete",
                        "user.delete.complete");
    }

    // Delivery

    @Test
    void theSignatureVouchesForTheBodyAndForNothingElse() throws Exception {
        idp.controls().webhooks().clear();
        Webhook webhook = Webhook.signed(receiver.url()).signedWith(SIGNING_KEY);

        send(webhook, Signing.AS_CONFIGURED);

        Received received = receiver.received().get(0);
        SignedJWT jwt = SignedJWT.parse(Objects.requireNonNull(received.signature()));
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("JWT");
        assertThat(isPublishedKeys(jwt)).isTrue();
        assertThat(jwt.getJWTClaimsSet().getClaims())
                .containsExactly(Map.entry("request_body_sha256", sha256(received.body())));
    }

    @Test
    void aSignatureCanBeMissingOrWrong() throws Exception {
        Webhook webhook = Webhook.signed(receiver.url());

        send(webhook, Signing.NONE);
        send(webhook.unsigned(), Signing.AS_CONFIGURED);
        send(webhook, Signing.WRONG_HASH);
        send(webhook, Signing.UNKNOWN_KEY);

        List<Received> received = receiver.received();
        assertThat(received.get(0).signature()).isNull();
        assertThat(received.get(1).signature()).isNull();
        SignedJWT wrong = SignedJWT.parse(Objects.requireNonNull(received.get(2).signature()));
        assertThat(isPublishedKeys(wrong)).isTrue();
        assertThat(wrong.getJWTClaimsSet().getStringClaim("request_body_sha256"))
                .isNotEqualTo(sha256(received.get(2).body()));
        SignedJWT unknown =
                SignedJWT.parse(Objects.requireNonNull(received.get(3).signature()));
        assertThat(publishedKeys().getKeyByKeyId(unknown.getHeader().getKeyID()))
                .isNull();
        assertThat(unknown.getJWTClaimsSet().getStringClaim("request_body_sha256"))
                .isEqualTo(sha256(received.get(3).body()));
    }

    @Test
    void theSameEventSentAgainIsTheSameToTheByte() {
        Webhook webhook = Webhook.signed(receiver.url()).withBasic("hook", "secret");
        Event event = idp.controls().events().test(Fixtures.TENANT, "hello");

        idp.controls().webhooks().send(webhook, event, Signing.AS_CONFIGURED);
        idp.controls().webhooks().send(webhook, event, Signing.AS_CONFIGURED);

        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.received().get(1).body())
                .isEqualTo(receiver.received().get(0).body());
        assertThat(receiver.received().get(0).authorization()).isEqualTo("Basic aG9vazpzZWNyZXQ=");
    }

    @Test
    void anEventMayBeOfAnUnknownType() {
        Event event = idp.controls()
                .events()
                .any("moon.landing", Fixtures.TENANT, Json.object().put("crew", 3));

        Delivery delivery =
                idp.controls().webhooks().send(Webhook.signed(receiver.url()), event, Signing.AS_CONFIGURED);

        assertThat(delivery.isTaken()).isTrue();
        assertThat(receiver.received().get(0).body()).contains("\"type\":\"moon.landing\"", "\"crew\":3");
    }

    @Test
    void aTransactionThatFailsIs504AndRevokesNothing() {
        idp.controls().webhooks().setTransaction("jwt.refresh-token.revoke", TransactionType.ABSOLUTE_MAJORITY);
        Reply login = browser.loginAsAlice();
        receiver.answerWith(500);

        var answer = client.revokeRefreshTokenById(UUID.fromString(login.text("refresh_token_id")));

        assertThat(answer.status).isEqualTo(504);
        assertThat(answer.errorResponse.generalErrors)
                .singleElement()
                .satisfies(error -> assertThat(error.code).isEqualTo("[WebhookTransactionException]"));
        assertThat(browser.refresh(login.text("refresh_token")).status()).isEqualTo(200);
        receiver.answerWith(204);
        assertThat(client.revokeRefreshTokenById(UUID.fromString(login.text("refresh_token_id"))).status)
                .isEqualTo(200);
    }

    @Test
    void aReceiverThatIsAwayIsReportedAsSuch() {
        receiver.close();

        Delivery delivery = send(Webhook.signed(receiver.url()), Signing.NONE);

        assertThat(delivery.status()).isZero();
        assertThat(delivery.isTaken()).isFalse();
        assertThat(idp.controls().webhooks().deliveries()).contains(delivery);
    }

    @Test
    void anEventGoesOnlyToWhomItConcerns() throws Exception {
        idp.controls().webhooks().clear();
        idp.controls()
                .webhooks()
                .add(Json.patched(
                        Webhook.signed(receiver.url()),
                        Json.read("{\"tenantIds\":[\"" + Fixtures.OTHER_TENANT + "\"]}"),
                        Webhook.class));

        idp.controls().revocations().revokeAllOf(user(), Caller.CONTROLS);
        settle();

        assertThat(receiver.received()).isEmpty();
    }

    private Delivery send(Webhook webhook, Signing signing) {
        Event event = idp.controls().events().test(Fixtures.TENANT, "hello");
        return idp.controls().webhooks().send(webhook, event, signing);
    }

    private User user() {
        return idp.controls().directory().user(Fixtures.ALICE).orElseThrow();
    }

    private void listenToAll() {
        idp.controls().webhooks().clear();
        idp.controls().webhooks().add(Webhook.signed(receiver.url()));
    }

    private void settle() throws Exception {
        idp.controls().webhooks().settle(Duration.ofSeconds(20));
    }

    private JWTRefreshTokenRevokeEvent revokeEvent() throws Exception {
        List<Object> events = parsed("jwt.refresh-token.revoke");
        return (JWTRefreshTokenRevokeEvent) events.get(events.size() - 1);
    }

    /** The events of one type, parsed by FusionAuth's own client. */
    private List<Object> parsed(String type) throws Exception {
        settle();
        List<Object> events = new ArrayList<>();
        for (Received received : receiver.received()) {
            if (typeOf(received).equals(type)) {
                events.add(FusionAuthClient.objectMapper.readValue(received.body(), EventRequest.class).event);
            }
        }
        return events;
    }

    private static Object only(List<Object> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private List<String> types() throws Exception {
        settle();
        List<String> types = new ArrayList<>();
        for (Received received : receiver.received()) {
            types.add(typeOf(received));
        }
        return types;
    }

    private static String typeOf(Received received) throws Exception {
        return JSON.readTree(received.body()).path("event").path("type").asText();
    }

    private static String linkedObject(Event event) throws Exception {
        JsonNode json = JSON.readTree(event.body());
        return json.path("event").path("linkedObjectId").asText();
    }

    private JWKSet publishedKeys() throws Exception {
        return JWKSet.parse(browser.get("/.well-known/jwks.json").body());
    }

    private boolean isPublishedKeys(SignedJWT jwt) throws Exception {
        JWK key = publishedKeys().getKeyByKeyId(jwt.getHeader().getKeyID());
        JWSVerifier verifier = key instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier(key.toRSAKey());
        return jwt.verify(verifier);
    }

    private static String sha256(String text) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }
}
