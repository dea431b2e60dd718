package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.GatehouseFilter;
import dev.gatehouse.demo.idp.http.HeldCalls;
import io.restassured.response.Response;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A login in the HTTP session, which the refresh-token cookie brings back when the session is gone. */
@Timeout(60)
@ParameterizedClass
@EnumSource(RefreshCall.class)
class RevivedSessionTest {
    private static final String SESSION = "JSESSIONID";
    private static final int REQUESTS = 16;

    private final RefreshCall call;
    private final Semaphore arrived = new Semaphore(0);
    private final Stage stage;
    private final Browser alice;

    RevivedSessionTest(RefreshCall call) {
        this.call = call;
        stage = Stage.of(site -> site.set("credentials", "session-and-refresh-cookie")
                .set("refresh.endpoint", call.setting())
                .set("session.max-age", "1h")
                .set("provider.request-timeout", "20s")
                .servlet("/put", new SessionServlet())
                .servlet("/end", new SessionServlet())
                .filters(List.of(suite -> counting(), GatehouseFilter::new)));
        alice = stage.alice();
        arrived.drainPermits();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void theRefreshTokenIsInItsCookieAndTheJwtNowhere() {
        assertThat(stage.cookies(alice)).containsOnlyKeys(SESSION, "app.rt", "app.idt", "app.at_exp");
    }

    @Test
    void theEndOfTheJwtIsNotTheEndOfTheSession() {
        stage.passTokenLife();

        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.exchanges()).isZero();
    }

    @Test
    void aGoneSessionIsRevivedOnceAndWithoutARedirect() {
        String before = endSession();
        Response revived = alice.post(stage.url("/cart"), Map.of("item", "7"));

        assertThat(revived.statusCode()).isEqualTo(200);
        assertThat(revived.asString()).contains("user=alice", "body=item=7");
        assertThat(stage.cookies(alice).get(SESSION)).isNotEqualTo(before);
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void ofManyRequestsThatReviveALoginOneMakesTheSession() throws Exception {
        endSession();
        List<Browser> tabs = Stream.generate(alice::copy).limit(REQUESTS).toList();
        List<Response> answers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(REQUESTS);
        try (HeldCalls held = stage.idp().faults().hold(call.path())) {
            List<Future<Response>> pending = new ArrayList<>();
            for (Browser tab : tabs) {
                pending.add(threads.submit(() -> tab.call("GET", stage.url("/part"))));
            }
            assertThat(arrived.tryAcquire(REQUESTS, 20, TimeUnit.SECONDS)).isTrue();
            held.release();
            for (Future<Response> each : pending) {
                answers.add(each.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers).allMatch(answer -> answer.asString().contains("user=alice"));
        assertThat(answers.stream().filter(RevivedSessionTest::makesASession)).hasSize(1);
        assertThat(stage.exchanges()).isEqualTo(1);
        assertThat(tabs.stream().map(tab -> stage.cookies(tab).get("app.rt")).distinct())
                .hasSize(1);
    }

    @Test
    void aBrowserThatLostTheNewSessionMakesAnotherWithTheNextRefreshToken() {
        endSession();
        alice.load(stage.url("/cart"));
        stage.cookies(alice).remove(SESSION);

        assertThat(makesASession(alice.load(stage.url("/cart")))).isTrue();
        assertThat(stage.exchanges()).isEqualTo(2);
    }

    @Test
    void theLongestAgeOfTheSessionIsNotTheEndOfTheLogin() {
        String session = stage.cookies(alice).get(SESSION);
        alice.load(stage.url("/put"));
        stage.pass(Duration.ofHours(1));
        Response cart = alice.load(stage.url("/cart"));

        assertThat(cart.asString()).contains("user=alice");
        assertThat(stage.exchanges()).isEqualTo(1);
        assertThat(stage.cookies(alice)).containsEntry(SESSION, String.valueOf(session));
        assertThat(alice.load(stage.url("/put")).asString()).isEqualTo("before=book");
        long end = stage.idp().controls().time().instant().plusSeconds(3600).getEpochSecond();
        assertThat(stage.cookies(alice)).containsEntry("app.at_exp", Long.toString(end));
    }

    @Test
    void aScriptRefreshesTheSession() {
        stage.pass(Duration.ofMinutes(20));

        assertThat(alice.call("POST", stage.url("/app/refresh")).statusCode()).isEqualTo(204);
        stage.pass(Duration.ofMinutes(50));
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void withTheProviderAwayTheCookiesStayForLater() {
        endSession();
        stage.idp().stop();
        Response away = alice.call("GET", stage.url("/part"));
        stage.idp().start();

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.getHeaders().getValues("Set-Cookie")).isEmpty();
        assertThat(alice.call("GET", stage.url("/part")).asString()).contains("user=alice");
    }

    @Test
    void aLogoutEndsBothSessionAndRefreshToken() {
        Browser thief = alice.copy();
        assertThat(alice.load(stage.url("/app/logout")).statusCode()).isEqualTo(303);

        assertThat(stage.cookies(alice)).doesNotContainKeys("app.rt", "app.idt", "app.at_exp");
        assertThat(thief.call("GET", stage.url("/part")).statusCode()).isEqualTo(401);
        assertThat(alice.call("GET", stage.url("/part")).statusCode()).isEqualTo(401);
    }

    /** Ends the session as the container does when it was idle for long; returns its id. */
    private String endSession() {
        String id = String.valueOf(stage.cookies(alice).get(SESSION));
        alice.load(stage.url("/end"));
        stage.cookies(alice).put(SESSION, id);
        return id;
    }

    private static boolean makesASession(Response response) {
        return response.getHeaders().getValues("Set-Cookie").stream().anyMatch(line -> line.startsWith(SESSION + "="));
    }

    private Filter counting() {
        return (request, response, chain) -> {
            arrived.release();
            chain.doFilter(request, response);
        };
    }
}
