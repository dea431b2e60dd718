package dev.gatehouse.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.demo.idp.http.Fault;
import dev.gatehouse.demo.idp.http.HeldCalls;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultTest {
    private static final String JWKS = "/.well-known/jwks.json";

    private StandIn idp = StandIn.builder().build();
    private Browser browser = new Browser(idp);

    @BeforeEach
    void start() {
        idp = StandIn.builder().start();
        browser = new Browser(idp);
    }

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void aStatusIsAnsweredAsOftenAsOrdered() {
        idp.faults().next(JWKS, 2, Fault.status(503));

        assertThat(browser.get(JWKS).status()).isEqualTo(503);
        assertThat(browser.get(JWKS).status()).isEqualTo(503);
        assertThat(browser.get(JWKS).status()).isEqualTo(200);
    }

    @Test
    void aDroppedConnectionHasNoAnswer() {
        idp.faults().always(JWKS, Fault.drop());
        assertThatThrownBy(() -> browser.get(JWKS)).isInstanceOf(UncheckedIOException.class);

        idp.faults().clear();
        idp.faults().always(JWKS, Fault.reset());
        assertThatThrownBy(() -> browser.get(JWKS)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void halfAnAnswerIsNoAnswer() {
        idp.faults().always(JWKS, Fault.halfAnswer());

        assertThatThrownBy(() -> browser.get(JWKS)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aLostAnswerWasDoneAllTheSame() {
        String token = browser.loginAsAlice().text("refresh_token");
        idp.controls().changeTokens(tokens -> tokens.withUsage(UsagePolicy.ONE_TIME, Duration.ZERO));
        idp.faults().next("/oauth2/token", Fault.loseAnswer());

        assertThatThrownBy(() -> browser.refresh(token)).isInstanceOf(UncheckedIOException.class);
        assertThat(browser.refresh(token).status()).isEqualTo(400);
    }

    @Test
    void aTricklingAnswerArrivesWhole() {
        String whole = browser.get(JWKS).body();
        idp.faults().next(JWKS, Fault.trickle(Duration.ofNanos(1)));

        assertThat(browser.get(JWKS).body()).isEqualTo(whole);
    }

    @Test
    void truncatedJsonHasTheRightLength() {
        idp.faults().next(JWKS, Fault.truncatedJson());

        String half = browser.get(JWKS).body();

        assertThat(browser.get(JWKS).body()).startsWith(half).isNotEqualTo(half);
    }

    @Test
    void heldCallsWaitUntilTheTestLetsGo() throws Exception {
        HeldCalls held = idp.faults().hold(JWKS);

        CompletableFuture<Integer> answer =
                CompletableFuture.supplyAsync(() -> browser.get(JWKS).status());
        idp.recorder().await(JWKS, 1, Duration.ofSeconds(10));
        assertThat(answer).isNotDone();
        held.release();

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @RepeatedTest(20)
    void aStopLeavesNobodyWaiting() throws Exception {
        idp.faults().hold(JWKS);
        CompletableFuture<Integer> answer =
                CompletableFuture.supplyAsync(() -> browser.get(JWKS).status());
        idp.recorder().await(JWKS, 1, Duration.ofSeconds(10));

        idp.stop();

        assertThat(answer.handle((status, lost) -> "over")).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void afterAStopAndAStartItGoesOnWhereItWas() {
        String url = idp.url();
        String token = browser.loginAsAlice().text("refresh_token");

        idp.stop();
        assertThatThrownBy(() -> browser.refresh(token)).isInstanceOf(UncheckedIOException.class);
        idp.start();

        assertThat(idp.url()).isEqualTo(url);
        assertThat(browser.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void faultsCanBeOrderedOverHttp() {
        assertThat(browser.postJson(
                                "/stand-in/faults",
                                "{\"path\":\"/oauth2/*\",\"fault\":\"html\",\"status\":502,\"times\":1}")
                        .status())
                .isEqualTo(204);

        assertThat(browser.refresh("any").status()).isEqualTo(502);
        assertThat(browser.refresh("any").status()).isEqualTo(400);
        assertThat(browser.postJson("/stand-in/faults", "{\"path\":\"/x\",\"fault\":\"storm\"}")
                        .body())
                .contains("storm", "loseAnswer");
    }

    @Test
    void requestsAreRecordedAndTheirSecretsMasked() {
        String token = browser.loginAsAlice().text("refresh_token");
        browser.refresh(token);

        RecordedRequest last = idp.recorded("/oauth2/token").get(1);

        assertThat(last.parameter("refresh_token")).isEqualTo(token);
        assertThat(last.toString()).contains("grant_type=refresh_token").doesNotContain(token);
        assertThat(browser.get("/stand-in/recorded").body())
                .contains("/oauth2/token")
                .doesNotContain(token, Fixtures.ALICE_PASSWORD, Browser.VERIFIER);
    }
}
