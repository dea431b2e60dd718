package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Browser.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /oauth2/introspect} and {@code /oauth2/userinfo}. */
class IntrospectionTest {
    private final StandIn idp = StandIn.builder().start();
    private final Browser browser = new Browser(idp);
    private final Reply tokens = browser.loginAsAlice();

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void anAccessTokenIsActiveWithItsClaims() {
        Reply answer = introspect(tokens.text("access_token"), "");

        assertThat(answer.json().path("active").asBoolean()).isTrue();
        assertThat(answer.text("sub")).isEqualTo(Fixtures.ALICE.toString());
        assertThat(answer.json().path("roles")).hasSize(2);
    }

    @Test
    void anExpiredTokenIsNot() {
        idp.controls().time().advance(Duration.ofHours(1));

        assertThat(introspect(tokens.text("access_token"), "").body()).isEqualTo("{\"active\":false}");
    }

    @Test
    void theHintMustFitTheToken() {
        assertThat(introspect(tokens.text("access_token"), "access_token").status())
                .isEqualTo(200);
        assertThat(introspect(tokens.text("id_token"), "id_token").status()).isEqualTo(200);
        assertThat(introspect(tokens.text("id_token"), "access_token").text("error_reason"))
                .isEqualTo("token_type_hint_mismatch");
        assertThat(introspect(tokens.text("id_token"), "nonsense").text("error"))
                .isEqualTo("unsupported_token_type");
    }

    @Test
    void aRefreshTokenNeedsTheHintAndEndsInMillisecondsOrSeconds() {
        assertThat(introspect(tokens.text("refresh_token"), "").body()).isEqualTo("{\"active\":false}");
        long millis = introspect(tokens.text("refresh_token"), "refresh_token")
                .json()
                .path("exp")
                .asLong();

        idp.controls().changeSwitches(switches -> switches.with("introspectionMillis", false));

        assertThat(introspect(tokens.text("refresh_token"), "refresh_token")
                        .json()
                        .path("exp")
                        .asLong())
                .isEqualTo(millis / 1000);
        assertThat(millis)
                .isEqualTo(idp.controls()
                        .refreshTokensOf(Fixtures.ALICE)
                        .get(1)
                        .startInstant()
                        .plus(Duration.ofDays(30))
                        .toEpochMilli());
    }

    @Test
    void revocationCountsOnlyWhereTheSwitchSaysSo() {
        idp.controls().revokeRefreshTokensOf(Fixtures.ALICE);
        String token = tokens.text("access_token");

        assertThat(introspect(token, "").json().path("active").asBoolean()).isTrue();
        idp.controls().changeSwitches(switches -> switches.with("introspectionKnowsRevocation", true));
        assertThat(introspect(token, "").json().path("active").asBoolean()).isFalse();
    }

    @Test
    void anotherClientsTokenIs401() {
        Map<String, String> form = Map.of("token", tokens.text("access_token"));

        assertThat(browser.postBasic(
                                "/oauth2/introspect", Fixtures.FORUMS_CLIENT_ID, Fixtures.FORUMS_CLIENT_SECRET, form)
                        .status())
                .isEqualTo(401);
        assertThat(browser.postBasic("/oauth2/introspect", Fixtures.STORE_CLIENT_ID, "wrong", form)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void userinfoTakesNoIdTokenAndNoTokenWithoutOpenid() {
        assertThat(userinfo(tokens.text("id_token")).text("error_reason")).isEqualTo("access_token_invalid");
        Reply less = browser.postBasic(
                "/oauth2/token",
                Fixtures.STORE_CLIENT_ID,
                Fixtures.STORE_CLIENT_SECRET,
                Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", tokens.text("refresh_token"),
                        "scope", "email"));
        assertThat(userinfo(less.text("access_token")).status()).isEqualTo(400);
    }

    @Test
    void anExpiredTokenIs401Or400ThereAsTheSwitchSays() {
        idp.controls().time().advance(Duration.ofHours(1));

        assertThat(userinfo(tokens.text("access_token")).status()).isEqualTo(401);
        idp.controls().changeSwitches(switches -> switches.with("userinfoExpiredStatus", 400));
        assertThat(userinfo(tokens.text("access_token")).status()).isEqualTo(400);
        assertThat(userinfo(tokens.text("access_token")).text("error_reason")).isEqualTo("access_token_expired");
    }

    private Reply introspect(String token, String hint) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token);
        if (!hint.isEmpty()) {
            form.put("token_type_hint", hint);
        }
        return browser.postBasic("/oauth2/introspect", Fixtures.STORE_CLIENT_ID, Fixtures.STORE_CLIENT_SECRET, form);
    }

    private Reply userinfo(String token) {
        return browser.getWith("/oauth2/userinfo", "Authorization", "Bearer " + token);
    }
}
