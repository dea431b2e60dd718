package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login in the HTTP session alone: FusionAuth's article "authorization code grant, server-side session". */
@Timeout(60)
class SessionLoginTest {
    private static final String SESSION = "JSESSIONID";
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final Stage stage = Stage.of(site -> site.set("credentials", "session")
            .set("session.max-age", "1h")
            .set("protect.public", "/put")
            .set("protect.optional", "/news")
            .servlet("/put", new SessionServlet())
            .servlet("/end", new SessionServlet()));
    private final Site forums = Site.at(stage.idp())
            .set("client.id", Fixtures.FORUMS_CLIENT_ID)
            .set("client.secret", Fixtures.FORUMS_CLIENT_SECRET)
            .set("credentials", "session")
            .start();
    private final Browser browser = new Browser();

    @AfterEach
    void stop() {
        forums.close();
        stage.close();
    }

    @Test
    void theArticleMessageByMessage() {
        // B->S GET /cart; S->B to FusionAuth, and no session yet
        Response challenge = browser.load(stage.url("/cart"));
        assertThat(challenge.statusCode()).isEqualTo(302);
        assertThat(Browser.location(challenge)).contains("/oauth2/authorize?").doesNotContain("offline_access");
        assertThat(stage.cookies(browser)).doesNotContainKey(SESSION);

        // B->FA, credentials; FA->B with the code; B->S; S->FA; S->B with the session
        Response form = browser.follow(challenge, stage.url("/cart"));
        Response cart = browser.submitLogin(form, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
        assertThat(cart.asString()).contains("user=alice", "request=GET /cart", "cookies=" + SESSION);
        assertThat(stage.cookies(browser)).containsOnlyKeys(SESSION, "app.at_exp");
        List<RecordedRequest> exchanges = stage.idp().recorded("/oauth2/token");
        assertThat(exchanges).hasSize(1);

        // The session goes on past the end of the JWT
        stage.passTokenLife();
        assertThat(browser.load(stage.url("/cart")).asString()).contains("user=alice", "admin=true");
        assertThat(stage.exchanges()).isZero();

        // Forums: single sign-on, nobody types anything, and it has a session of its own
        Response posts = browser.open(forums.url("/posts"));
        assertThat(posts.asString()).contains("user=alice", "request=GET /posts", "admin=false");
        assertThat(browser.cookies(forums.url("/")).get(SESSION))
                .isNotNull()
                .isNotEqualTo(stage.cookies(browser).get(SESSION));
        assertThat(logins()).isEqualTo(1);

        // Re-login: the session has ended, FusionAuth's has not
        browser.load(stage.url("/end"));
        assertThat(browser.load(stage.url("/cart")).statusCode()).isEqualTo(302);
        assertThat(browser.open(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(logins()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void aLoginEndsAtItsLongestAgeHoweverBusy(long offset) {
        Browser alice = stage.alice();
        stage.pass(MAX_AGE.plusSeconds(offset));
        Response answer = alice.call("GET", stage.url("/part"));

        if (offset < 0) {
            assertThat(answer.asString()).contains("user=alice");
        } else {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.jsonPath().getString("code")).isEqualTo("session_expired");
        }
    }

    @Test
    void scriptsReadWhenTheSessionEnds() {
        Browser alice = stage.alice();
        long end = stage.idp().controls().time().instant().plus(MAX_AGE).getEpochSecond();

        assertThat(stage.cookies(alice)).containsEntry("app.at_exp", Long.toString(end));
        assertThat(alice.call("GET", stage.url("/app/me")).jsonPath().getString("preferred_username"))
                .isEqualTo("alice");
        assertThat(alice.call("POST", stage.url("/app/refresh")).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyGetsASession() {
        for (String path : List.of("/news", "/cart", "/app/me", "/app/logout")) {
            browser.load(stage.url(path));
            browser.call("GET", stage.url(path));
        }

        assertThat(stage.cookies(browser)).doesNotContainKey(SESSION);
    }

    @Test
    void theLoginChangesTheSessionIdAndKeepsWhatIsInTheSession() {
        browser.load(stage.url("/put"));
        String planted = stage.cookies(browser).get(SESSION);
        browser.logIn(stage.url("/cart"), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(stage.cookies(browser).get(SESSION)).isNotNull().isNotEqualTo(planted);
        assertThat(browser.load(stage.url("/put")).asString()).isEqualTo("before=book");
        Browser attacker = new Browser();
        stage.cookies(attacker).putAll(Map.of(SESSION, String.valueOf(planted)));
        assertThat(attacker.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
    }

    @Test
    void aStolenSessionIdIsGoodUntilTheLogout() {
        Browser alice = stage.alice();
        Browser thief = alice.copy();
        assertThat(thief.call("GET", stage.url("/cart")).asString()).contains("user=alice");

        assertThat(alice.load(stage.url("/app/logout")).statusCode()).isEqualTo(303);

        assertThat(thief.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(stage.cookies(alice)).doesNotContainKey("app.at_exp");
        assertThat(stage.audited().events("logout")).hasSize(1);
    }

    @Test
    void theProviderIsNotNeededWhileTheSessionLasts() {
        Browser alice = stage.alice();
        stage.idp().stop();
        stage.passTokenLife();

        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
    }

    private long logins() {
        return stage.idp().recorded("/oauth2/authorize").stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }
}
