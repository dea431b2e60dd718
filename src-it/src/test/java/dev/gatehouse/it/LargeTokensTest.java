package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that do not fit into one cookie, or into none. */
class LargeTokensTest {
    private static final int LARGEST_COOKIE = 4095;

    private final Stage stage = Stage.with();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "4000, 2", "7000, 3", "11400, 5"})
    void aLargeTokenIsKeptInSeveralCookies(int padding, int cookies) {
        pad(padding);
        Browser alice = new Browser();
        alice.logIn(stage.url("/cart"), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(accessTokenCookies(alice)).hasSize(cookies);
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice", "cookies=null");
        stage.passTokenLife();
        Response refreshed = alice.load(stage.url("/cart"));
        assertThat(refreshed.asString()).contains("user=alice");
        assertThat(refreshed.getHeaders().getValues("Set-Cookie"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LARGEST_COOKIE));
        assertThat(accessTokenCookies(alice)).hasSize(cookies);
    }

    @Test
    void nothingIsLeftOfALongerTokenWhenAShorterOneComes() {
        pad(7000);
        Browser alice = stage.alice();
        assertThat(accessTokenCookies(alice)).hasSize(3);
        pad(10);
        stage.passTokenLife();

        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(accessTokenCookies(alice)).containsExactly("app.at");
    }

    @ParameterizedTest
    @ValueSource(ints = {13_000, 100_000})
    void aLoginWhoseTokenIsTooLargeIsRefusedAndKeepsNothing(int padding) {
        pad(padding);
        Browser alice = new Browser();
        Response response = alice.logIn(stage.url("/cart"), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(stage.cookies(alice)).doesNotContainKeys("app.at", "app.rt", "app.idt", "app.at_exp");
    }

    @Test
    void aRefreshWhoseTokenIsTooLargeDeletesNothing() {
        Browser alice = stage.alice();
        Set<String> before = Set.copyOf(stage.cookies(alice).values());
        pad(13_000);
        stage.passTokenLife();

        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(503);
        assertThat(stage.cookies(alice).values()).containsAll(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9~00000000~a", "0~00000000~a", "5~~a", "2~00000000~", "~", "2~00000000~a.b.c", "99999999999~a~b"
            })
    void hostileChunksAreNoToken(String first) {
        Browser alice = stage.alice();
        stage.cookies(alice).put("app.at", first);
        stage.cookies(alice).put("app.at.1", first);
        stage.cookies(alice).remove("app.rt");
        Response response = alice.call("GET", stage.url("/cart"));

        assertThat(response.statusCode()).isEqualTo(401);
        stage.cookies(alice).put("app.rt", first);
        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
    }

    @Test
    void aLoginOfMoreThanSixKilobytesIsToldWithTheSettingToRaise() {
        LogBook log = new LogBook();
        try (log) {
            log.open();
            pad(1000);
            stage.alice();
            assertThat(log.lines()).noneMatch(line -> line.contains("requestHeaderSize"));
            pad(5000);
            stage.alice();
        }
        assertThat(log.lines())
                .filteredOn(line -> line.contains("requestHeaderSize"))
                .hasSize(1);
    }

    private void pad(int length) {
        stage.idp().controls().populateAccessTokens(claims -> claims.put("padding", "x".repeat(length)));
    }

    private Set<String> accessTokenCookies(Browser browser) {
        Set<String> names = new TreeSet<>(stage.cookies(browser).keySet());
        names.removeIf(name -> !List.of("app.at", "app.at.1", "app.at.2", "app.at.3", "app.at.4")
                .contains(name));
        return names;
    }
}
