package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Browser.Reply;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RefreshTest {
    @Test
    void aReusableTokenStaysAsItIs() {
        try (StandIn idp = StandIn.builder().start()) {
            Browser browser = new Browser(idp);
            String first = browser.loginAsAlice().text("refresh_token");

            Reply renewed = browser.refresh(first);

            assertThat(renewed.status()).isEqualTo(200);
            assertThat(renewed.text("refresh_token")).isEqualTo(first);
            assertThat(renewed.json().has("scope")).isFalse();
            assertThat(renewed.json().has("id_token")).isTrue();
            assertThat(Browser.header(renewed.text("access_token")).path("gty").toString())
                    .isEqualTo("[\"authorization_code\",\"refresh_token\"]");
        }
    }

    @Test
    void aOneTimeTokenIsReplacedAndItsIdStays() {
        try (StandIn idp = oneTime(Duration.ZERO)) {
            Browser browser = new Browser(idp);
            Reply login = browser.loginAsAlice();

            Reply renewed = browser.refresh(login.text("refresh_token"));

            assertThat(renewed.text("refresh_token")).isNotEmpty().isNotEqualTo(login.text("refresh_token"));
            assertThat(renewed.text("refresh_token_id")).isEqualTo(login.text("refresh_token_id"));
            assertThat(browser.refresh(login.text("refresh_token")).text("error_reason"))
                    .isEqualTo("refresh_token_not_found");
            assertThat(browser.refresh(renewed.text("refresh_token")).status()).isEqualTo(200);
        }
    }

    @Test
    void withinItsGraceASpentTokenGetsTheCurrentOne() {
        try (StandIn idp = oneTime(Duration.ofSeconds(10))) {
            Browser browser = new Browser(idp);
            String first = browser.loginAsAlice().text("refresh_token");
            String second = browser.refresh(first).text("refresh_token");

            idp.controls().time().advance(Duration.ofSeconds(9));
            assertThat(browser.refresh(first).text("refresh_token")).isEqualTo(second);
            idp.controls().time().advance(Duration.ofSeconds(1));
            assertThat(browser.refresh(first).status()).isEqualTo(400);
            assertThat(browser.refresh(second).status()).isEqualTo(200);
        }
    }

    @Test
    void reuseRevokesTheSuccessorWhereTheTenantSaysSo() {
        try (StandIn idp = StandIn.builder()
                .refreshTokens(UsagePolicy.ONE_TIME, Duration.ZERO)
                .revokeOnReuse(true)
                .start()) {
            Browser browser = new Browser(idp);
            String first = browser.loginAsAlice().text("refresh_token");
            String second = browser.refresh(first).text("refresh_token");

            browser.refresh(first);

            assertThat(browser.refresh(second).status()).isEqualTo(400);
        }
    }

    @Test
    @Timeout(30)
    void ofManyWhoBringOneOneTimeTokenAtOnceExactlyOneIsServed() throws Exception {
        try (StandIn idp = oneTime(Duration.ZERO)) {
            String token = new Browser(idp).loginAsAlice().text("refresh_token");
            CyclicBarrier barrier = new CyclicBarrier(16);
            ExecutorService threads = Executors.newFixedThreadPool(16);
            try {
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    answers.add(threads.submit(() -> {
                        Browser browser = new Browser(idp);
                        barrier.await();
                        return browser.refresh(token).status();
                    }));
                }
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> answer : answers) {
                    statuses.add(answer.get());
                }
                assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
                assertThat(statuses).filteredOn(status -> status == 400).hasSize(15);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void theOtherEndpointRefreshesToo() {
        try (StandIn idp = oneTime(Duration.ZERO)) {
            Browser browser = new Browser(idp);
            String first = browser.loginAsAlice().text("refresh_token");

            Reply renewed = browser.postJson("/api/jwt/refresh", "{\"refreshToken\":\"" + first + "\"}");

            assertThat(renewed.status()).isEqualTo(200);
            assertThat(renewed.json().fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("refreshToken", "refreshTokenId", "token");
            assertThat(browser.cookies())
                    .containsEntry("refresh_token", renewed.text("refreshToken"))
                    .containsEntry("access_token", renewed.text("token"));
        }
    }

    @Test
    void thereACookieBeatsTheBody() {
        try (StandIn idp = StandIn.builder().start()) {
            Browser browser = new Browser(idp);
            String good = browser.loginAsAlice().text("refresh_token");
            browser.cookies().put("refresh_token", "another");

            Reply refused = browser.postJson("/api/jwt/refresh", "{\"refreshToken\":\"" + good + "\"}");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("fieldErrors").has("refreshToken")).isTrue();
        }
    }

    @Test
    void theRefusalThereIs404WhereTheSwitchSaysSo() {
        try (StandIn idp = StandIn.builder()
                .switches(switches -> switches.with("jwtRefreshRefusedStatus", 404))
                .start()) {
            Reply refused = new Browser(idp).postJson("/api/jwt/refresh", "{\"refreshToken\":\"unknown\"}");

            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.body()).isEmpty();
        }
    }

    @Test
    void apiLogoutRevokesTheTokenItIsGiven() {
        try (StandIn idp = StandIn.builder().start()) {
            Browser browser = new Browser(idp);
            String token = browser.loginAsAlice().text("refresh_token");

            assertThat(browser.postJson("/api/logout", "{\"refreshToken\":\"" + token + "\"}")
                            .status())
                    .isEqualTo(200);

            assertThat(browser.refresh(token).status()).isEqualTo(400);
            assertThat(browser.get("/oauth2/authorize", Browser.authorization()).status())
                    .isEqualTo(302);
        }
    }

    @Test
    void apiLogoutEverywhereEndsTheSsoSessionToo() {
        try (StandIn idp = StandIn.builder().start()) {
            Browser browser = new Browser(idp);
            String token = browser.loginAsAlice().text("refresh_token");

            browser.postJson("/api/logout", "{\"global\":true,\"refreshToken\":\"" + token + "\"}");

            assertThat(browser.get("/oauth2/authorize", Browser.authorization()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRefreshTokenEndsWithItsLife() {
        try (StandIn idp =
                StandIn.builder().refreshTokenLife(Duration.ofMinutes(5)).start()) {
            Browser browser = new Browser(idp);
            String token = browser.loginAsAlice().text("refresh_token");

            idp.controls().time().advance(Duration.ofSeconds(299));
            assertThat(browser.refresh(token).status()).isEqualTo(200);
            idp.controls().time().advance(Duration.ofSeconds(1));
            assertThat(browser.refresh(token).status()).isEqualTo(400);
        }
    }

    private static StandIn oneTime(Duration grace) {
        return StandIn.builder().refreshTokens(UsagePolicy.ONE_TIME, grace).start();
    }
}
