package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Fault;
import dev.gatehouse.demo.idp.http.HeldCalls;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider that is down, slow, or answers nonsense costs nobody their login. */
@Timeout(30)
@ParameterizedClass
@EnumSource(RefreshCall.class)
class ProviderAwayTest {
    private final RefreshCall call;
    private final Stage stage;
    private final Browser alice;

    ProviderAwayTest(RefreshCall call) {
        this.call = call;
        stage = Stage.with(call);
        alice = stage.alice();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    static Stream<Named<Fault>> faults() {
        return Stream.of(
                Named.of("500", Fault.status(500)),
                Named.of("503", Fault.status(503)),
                Named.of("504", Fault.status(504)),
                Named.of("429", Fault.status(429)),
                Named.of("a page", Fault.html(502)),
                Named.of("a page with 200", Fault.html(200)),
                Named.of("403", Fault.answer(Answer.empty(403))),
                Named.of("a redirect", Fault.answer(Answer.redirect("/elsewhere"))),
                Named.of("204", Fault.answer(Answer.empty(204))),
                Named.of("200 without a body", Fault.answer(Answer.empty(200))),
                Named.of("half JSON", Fault.answer(json(200, "{\"access_token\":\"a.b.c\",\"tok"))),
                Named.of("no token", Fault.answer(json(200, "{\"access_token\":null,\"token\":7}"))),
                Named.of("deep JSON", Fault.answer(json(200, "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}"))),
                Named.of("2 MB", Fault.answer(json(200, "{\"a\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}"))),
                Named.of("a dropped connection", Fault.drop()),
                Named.of("a reset connection", Fault.reset()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anOutageIs503AndTheLoginGoesOnAfterIt(Fault fault) {
        stage.idp().faults().always(call.path(), fault);
        assertThat(alice.load(stage.url("/cart")).statusCode())
                .as("the token is still good")
                .isEqualTo(200);
        stage.passTokenLife();
        Map<String, String> before = Map.copyOf(stage.cookies(alice));
        Response page = alice.load(stage.url("/cart"));
        Response script = alice.call("PUT", stage.url("/cart"));

        assertUnavailable(page, "text/html;charset=utf-8");
        assertUnavailable(script, "application/problem+json");
        assertThat(script.jsonPath().getMap("$"))
                .containsEntry("code", "provider_unavailable")
                .containsEntry("status", 503)
                .doesNotContainKey("login");
        assertThat(stage.cookies(alice)).isEqualTo(before);
        stage.idp().faults().clear();
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
    }

    @Test
    void aProviderThatIsDownIs503AndTheLoginGoesOnAfterIt() {
        stage.idp().stop();
        assertThat(alice.load(stage.url("/cart")).statusCode()).isEqualTo(200);
        stage.passTokenLife();

        assertUnavailable(alice.load(stage.url("/cart")), "text/html;charset=utf-8");
        stage.idp().start();
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
    }

    @Test
    void theTimeThatTheProviderAsksForIsHandedOn() {
        stage.idp().faults().always(call.path(), Fault.answer(Answer.empty(503).with("Retry-After", "17")));
        stage.passTokenLife();

        assertThat(alice.load(stage.url("/cart")).getHeader("Retry-After")).isEqualTo("17");
    }

    @Test
    void aSlowProviderIs503WhenTheRequestTimeOutIsOver() {
        Stage impatient = Stage.with(call, "provider.request-timeout", "300ms");
        try (impatient) {
            Browser bob = impatient.bob();
            impatient.passTokenLife();
            HeldCalls held = impatient.idp().faults().hold(call.path());
            try (held) {
                assertUnavailable(bob.load(impatient.url("/cart")), "text/html;charset=utf-8");
            }
        }
    }

    @Test
    void anAnswerThatIsLostIsMadeGoodWithinTheProvidersGrace() {
        stage.idp().controls().changeTokens(tokens -> tokens.withUsage(UsagePolicy.ONE_TIME, Duration.ofSeconds(5)));
        stage.idp().faults().next(call.path(), Fault.loseAnswer());
        stage.passTokenLife();

        assertUnavailable(alice.load(stage.url("/cart")), "text/html;charset=utf-8");
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
    }

    @Test
    void anApplicationThatStartsWhileTheProviderIsDownServesAsSoonAsItIsBack() {
        stage.idp().stop();
        Site restarted =
                Site.at(stage.idp()).set("refresh.endpoint", call.setting()).start();
        try (restarted) {
            alice.cookies(restarted.url("/")).putAll(stage.cookies(alice));
            assertUnavailable(alice.load(restarted.url("/cart")), "text/html;charset=utf-8");
            stage.idp().start();
            stage.pass(Duration.ofSeconds(1));

            assertThat(alice.load(restarted.url("/cart")).asString()).contains("user=alice");
            assertThat(stage.exchanges()).isZero();
        }
    }

    private static void assertUnavailable(Response response, String contentType) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.getHeader("Content-Type")).isEqualTo(contentType);
        assertThat(Integer.parseInt(response.getHeader("Retry-After"))).isBetween(1, 60);
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
    }

    private static Answer json(int status, String body) {
        return Answer.text(status, "application/json", body);
    }
}
