package dev.gatehouse.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.GatehouseFilter;
import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.HeldCalls;
import io.restassured.response.Response;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One refresh token, good for one use without grace, in many requests: at once, late, or cut off. */
@Timeout(30)
@ParameterizedClass
@EnumSource(RefreshCall.class)
class ManyAtOnceTest {
    private static final int REQUESTS = 64;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final RefreshCall call;
    private final Semaphore arrived = new Semaphore(0);
    private final Stage stage;
    private final Browser alice;

    ManyAtOnceTest(RefreshCall call) {
        this.call = call;
        stage = Stage.of(site -> site.set("refresh.endpoint", call.setting())
                .set("provider.request-timeout", "20s")
                .filters(List.of(suite -> counting(), GatehouseFilter::new)));
        alice = stage.alice();
        arrived.drainPermits();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void theLoserOfAParallelRefreshIsServedToo() throws Exception {
        stage.passTokenLife();
        List<Browser> tabs = Stream.generate(alice::copy).limit(REQUESTS).toList();
        ExecutorService threads = Executors.newFixedThreadPool(REQUESTS);
        try (HeldCalls held = stage.idp().faults().hold(call.path())) {
            List<Future<Response>> answers = new ArrayList<>();
            for (Browser tab : tabs) {
                answers.add(threads.submit(() -> tab.call("GET", stage.url("/part"))));
            }
            assertThat(arrived.tryAcquire(REQUESTS, LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            held.release();
            for (Future<Response> answer : answers) {
                assertThat(answer.get().asString()).contains("user=alice");
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(stage.exchanges()).isEqualTo(1);
        assertThat(tabs.stream().map(stage::cookies).distinct()).hasSize(1);
        assertThat(stage.audited().events("refused")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void aLateRequestWithTheSpentTokenIsServedUntilTheMemoryEnds(long offset) {
        stage.passTokenLife();
        Browser late = alice.copy();
        alice.load(stage.url("/cart"));
        stage.pass(Duration.ofSeconds(30 + offset));
        Response response = late.call("GET", stage.url("/part"));

        if (offset < 0) {
            assertThat(response.asString()).contains("user=alice");
            assertThat(stage.cookies(late)).isEqualTo(stage.cookies(alice));
            assertThat(stage.exchanges()).isEqualTo(1);
        } else {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
        }
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
    }

    @Test
    void aBrowserThatHangsUpBeforeTheAnswerComesBackWithTheSpentToken() throws Exception {
        stage.passTokenLife();
        try (HeldCalls held = stage.idp().faults().hold(call.path())) {
            int before = stage.idp().recorded(call.path()).size();
            Socket connection = startRequest();
            stage.idp().recorder().await(call.path(), before + 1, LIMIT);
            connection.close();
            held.release();
            Response response = alice.load(stage.url("/cart"));

            assertThat(response.asString()).contains("user=alice");
            assertThat(stage.exchanges()).isEqualTo(1);
        }
    }

    @Test
    void aRequestThatGaveUpWaitingLeavesItsOutcomeToTheNext() {
        stage.pass(Stage.TOKEN_LIFE.minusSeconds(10));
        HeldCalls held = stage.idp().faults().hold(call.path());
        try (held) {
            assertThat(alice.load(stage.url("/cart")).getHeaders().getValues("Set-Cookie"))
                    .isEmpty();
        }
        stage.pass(Duration.ofSeconds(5));

        assertThat(alice.load(stage.url("/cart")).getHeaders().getValues("Set-Cookie"))
                .isNotEmpty();
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void aRefreshThatIsUnderWayDoesNotReviveALoginThatIsEnded() throws Exception {
        stage.passTokenLife();
        Browser tab = alice.copy();
        try (HeldCalls held = stage.idp().faults().hold(call.path())) {
            int before = stage.idp().recorded(call.path()).size();
            CompletableFuture<Response> refreshing =
                    CompletableFuture.supplyAsync(() -> tab.call("GET", stage.url("/part")));
            stage.idp().recorder().await(call.path(), before + 1, LIMIT);
            alice.call("POST", stage.url("/app/logout"));
            held.release();

            Response response = refreshing.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
        }
        assertThat(stage.cookies(alice)).doesNotContainKeys("app.at", "app.rt", "app.idt", "app.at_exp");
        assertThat(stage.idp().controls().refreshTokensOf(Fixtures.ALICE))
                .filteredOn(token -> !token.isSsoSession())
                .isEmpty();
    }

    private Socket startRequest() throws IOException {
        Socket connection =
                new Socket(InetAddress.getLoopbackAddress(), stage.site().port());
        String cookies = stage.cookies(alice).entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
        connection
                .getOutputStream()
                .write(("GET /cart HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookies + "\r\n\r\n").getBytes(US_ASCII));
        return connection;
    }

    private Filter counting() {
        return (request, response, chain) -> {
            arrived.release();
            chain.doFilter(request, response);
        };
    }
}
