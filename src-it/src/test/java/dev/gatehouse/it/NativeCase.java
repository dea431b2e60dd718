package dev.gatehouse.it;

import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What tests of native logins share: the stage that each starts, and a browser. */
@Timeout(60)
abstract class NativeCase {
    final Browser browser = new Browser();
    private @Nullable Stage stage;

    @AfterEach
    void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    /** Starts this test's stage. */
    Stage start(Stage started) {
        stage = started;
        return started;
    }

    /** Posts the form without having opened it. */
    Response type(Stage at, String loginId, String password) {
        return browser.post(at.url("/app/login"), Map.of("loginId", loginId, "password", password));
    }

    Response typeAsAlice(Stage at) {
        return type(at, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
    }

    /** Posts JSON as a script of the application's own pages does. */
    Response call(Stage at, String loginId, String password) {
        return callWith(at, "{\"loginId\":\"" + loginId + "\",\"password\":\"" + password + "\"}");
    }

    Response callWith(Stage at, String body) {
        return browser.send(
                "POST",
                at.url("/app/login"),
                Browser.script().contentType("application/json").body(body));
    }

    /** How often the provider was asked to log somebody in. */
    static int asked(Stage at, NativeMethod method) {
        return at.idp().recorded(method.path()).size();
    }
}
