package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Fault;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins, refreshes, failures and logouts with every logger at its finest, and no secret in a line of it. */
@ParameterizedClass
@EnumSource(RefreshCall.class)
class SecretsNeverLoggedTest {
    /** Enough of a secret's end to know it by; the beginnings of tokens are alike and no secret. */
    private static final int TAIL = 16;

    private static final String ECHOED = "a-secret-that-comes-back-in-an-answer";

    private final RefreshCall call;
    private final LogBook log = new LogBook();
    private Stage stage;

    SecretsNeverLoggedTest(RefreshCall call) {
        this.call = call;
        stage = Stage.with(call);
    }

    @BeforeEach
    void listen() {
        log.open();
    }

    @AfterEach
    void stop() {
        log.close();
        stage.close();
    }

    @Test
    void noTokenCodeSecretOrPasswordIsInTheLogOrAnEvent() {
        Browser alice = stage.alice();
        Set<String> secrets = new LinkedHashSet<>(tokens(alice));
        stage.passTokenLife();
        alice.load(stage.url("/cart"));
        secrets.addAll(tokens(alice));
        outages(alice);
        wrongAnswer(alice, secrets);
        forged(secrets);
        badCallbacks();

        Browser bob = stage.bob();
        secrets.addAll(tokens(bob));
        bob.load(stage.url("/app/logout"));
        Browser refused = stage.alice();
        secrets.addAll(tokens(refused));
        stage.idp().controls().revokeRefreshTokensOf(Fixtures.ALICE);
        stage.passTokenLife();
        refused.load(stage.url("/cart"));
        secrets.addAll(sentToTheProvider());

        assertThat(secrets).hasSizeGreaterThan(20);
        String written = String.join("\n", log.lines()) + stage.audited().events();
        for (String said :
                List.of("login subject=", "The refresh failed", "A login did not succeed", "rejected address=")) {
            assertThat(written.contains(said)).as(said).isTrue();
        }
        for (String secret : secrets) {
            String tail = secret.substring(Math.max(0, secret.length() - TAIL));
            assertThat(written.contains(tail)).as(secret).isFalse();
        }
    }

    /** The provider answers with what may be secrets, in words that a careless client would log. */
    private void outages(Browser alice) {
        List<Fault> faults = List.of(
                Fault.status(500),
                Fault.html(200),
                Fault.drop(),
                Fault.answer(Answer.text(200, "application/json", "{\"access_token\":\"" + ECHOED + "\",\"tok")),
                Fault.answer(Answer.json(200, Map.of("access_token", "a b " + ECHOED, "token", "a b " + ECHOED))),
                Fault.answer(Answer.json(
                        400, Map.of("error", "invalid_request", "error_description", "What is " + ECHOED + "?"))));
        for (Fault fault : faults) {
            stage.idp().faults().next(call.path(), fault);
            stage.passTokenLife();
            alice.load(stage.url("/cart"));
            alice.load(stage.url("/cart"));
        }
    }

    private void wrongAnswer(Browser alice, Set<String> secrets) {
        String unsigned = Forged.unsigned(stage.cookie(alice, "app.at"));
        secrets.add(unsigned);
        stage.idp()
                .faults()
                .next(call.path(), Fault.answer(Answer.json(200, Map.of("access_token", unsigned, "token", unsigned))));
        stage.passTokenLife();
        alice.load(stage.url("/cart"));
    }

    private void forged(Set<String> secrets) {
        Browser mallory = stage.alice();
        String token = stage.cookie(mallory, "app.at");
        for (String forged : List.of(
                Forged.withHeader(token, "{\"alg\":\"none\"}"),
                Forged.withHeader(token, "{\"alg\":\"RS256\",\"kid\":\"unknown\"}"),
                Forged.changed(token, Fixtures.ALICE.toString(), Fixtures.BOB.toString()),
                token.substring(1))) {
            secrets.add(forged);
            stage.cookies(mallory).put("app.at", forged);
            mallory.load(stage.url("/cart"));
        }
    }

    private void badCallbacks() {
        Browser browser = new Browser();
        browser.open(stage.url("/cart"));
        browser.load(stage.url("/app/callback?code=" + ECHOED + "&state=unknown"));
        browser.load(stage.url("/app/callback?code=" + ECHOED + "&state=a&state=b"));
        browser.load(stage.url("/app/callback?error=" + ECHOED + "&error_description=" + ECHOED + "&state=unknown"));
    }

    private Set<String> tokens(Browser browser) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String name : List.of("app.at", "app.rt", "app.idt")) {
            tokens.add(stage.cookie(browser, name));
        }
        return tokens;
    }

    /** What the provider was sent: codes, verifiers, passwords, refresh tokens, the client's authentication. */
    private Set<String> sentToTheProvider() {
        Set<String> secrets = new LinkedHashSet<>(
                Set.of(ECHOED, Fixtures.STORE_CLIENT_SECRET, Fixtures.ALICE_PASSWORD, Fixtures.BOB_PASSWORD));
        for (RecordedRequest request : stage.idp().recorded()) {
            for (String name : List.of("code", "code_verifier", "refresh_token", "token")) {
                String value = request.form().raw(name);
                if (value != null) {
                    secrets.add(value);
                }
            }
            request.header("authorization").ifPresent(value -> {
                String encoded = value.substring(value.indexOf(' ') + 1);
                secrets.add(encoded);
            });
        }
        return secrets;
    }
}
