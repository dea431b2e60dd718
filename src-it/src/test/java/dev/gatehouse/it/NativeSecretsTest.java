package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Native logins with every logger at its finest: neither what was typed nor what came of it is in a line of it. */
class NativeSecretsTest extends NativeCase {
    private static final String TYPED_INTO_THE_WRONG_FIELD = "a-password-typed-as-a-name";
    private static final String WRONG = "a-password-that-is-wrong";

    private final LogBook log = new LogBook();

    @BeforeEach
    void listen() {
        log.open();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource
    void noPasswordAndNoNameIsInTheLogOrAnEvent(NativeMethod method) {
        Stage stage = start(method.stage());
        typeAsAlice(stage);
        String jwt = stage.cookie(browser, "app.at");
        String refreshToken = stage.cookie(browser, "app.rt");
        type(stage, Fixtures.ALICE_EMAIL, WRONG);
        type(stage, TYPED_INTO_THE_WRONG_FIELD, WRONG);
        type(stage, Fixtures.TWO_FACTOR_EMAIL, Fixtures.PASSWORD);
        call(stage, Fixtures.LOCKED_EMAIL, Fixtures.PASSWORD);
        callWith(stage, "{\"loginId\":\"" + TYPED_INTO_THE_WRONG_FIELD + "\",\"password\":\"" + WRONG);
        Map<String, String> echo = Map.of("error", "invalid_request", "error_description", "What is " + WRONG + "?");
        for (Fault fault : List.of(Fault.status(500), Fault.html(200), Fault.answer(Answer.json(400, echo)))) {
            stage.idp().faults().next(method.path(), fault);
            typeAsAlice(stage);
        }

        String written = String.join("\n", log.lines()) + stage.audited().events();
        assertThat(written).contains("failed for now", "native login: invalid_credentials");
        for (String secret : List.of(
                TYPED_INTO_THE_WRONG_FIELD,
                WRONG,
                Fixtures.ALICE_PASSWORD,
                Fixtures.PASSWORD,
                Fixtures.ALICE_EMAIL,
                Fixtures.API_KEY,
                Fixtures.STORE_CLIENT_SECRET,
                jwt.substring(jwt.length() - 16),
                refreshToken.substring(refreshToken.length() - 16))) {
            assertThat(written.contains(secret)).as(secret).isFalse();
        }
    }
}
