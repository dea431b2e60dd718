package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.model.ScopePolicy;
import io.restassured.response.Response;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code request.login(user, password)}, as applications call it that have a login form of their own. */
class RequestLoginTest extends NativeCase {

    @ParameterizedTest
    @EnumSource
    void theUserIsThereAtOnceAndOnTheNextRequest(NativeMethod method) {
        Stage stage = old(method);
        Response answer = logIn(stage, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(answer.asString()).isEqualTo("null, then alice, admin true");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(stage.cookies(browser)).containsKeys("app.at", "app.rt");
        assertThat(browser.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.audited().events("login")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PASSWORD, alice@example.com, wrong, 'Name or password is wrong, or this account cannot log in at the moment.'",
        "PASSWORD, locked@example.com, some-password, 'Name or password is wrong, or this account cannot log in at the moment.'",
        "LOGIN_API, nobody@example.com, wrong, 'Name or password is wrong, or this account cannot log in at the moment.'",
        "LOGIN_API, unregistered@example.com, some-password, This account is not registered for this application."
    })
    void aFailureSaysNoMoreThanTheFormWould(NativeMethod method, String user, String password, String message) {
        Stage stage = old(method);

        assertThat(logIn(stage, user, password).asString()).isEqualTo("null, then " + message);
        assertThat(stage.cookies(browser)).isEmpty();
    }

    @Test
    void guessesAreSlowedHereToo() {
        Stage stage = old(NativeMethod.PASSWORD);
        for (int i = 0; i < 5; i++) {
            logIn(stage, Fixtures.ALICE_EMAIL, "guess");
        }

        assertThat(logIn(stage, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD).asString())
                .isEqualTo("null, then Too many logins failed. Please try again later.");
        assertThat(typeAsAlice(stage).statusCode()).isEqualTo(429);
    }

    @Test
    void aCommittedResponseCarriesNoLogin() {
        Stage stage = old(NativeMethod.PASSWORD);
        Response answer = browser.post(
                stage.url("/old"), Map.of("u", Fixtures.ALICE_EMAIL, "p", Fixtures.ALICE_PASSWORD, "commit", "true"));

        assertThat(answer.asString())
                .isEqualTo("null, then the response is committed, so that it cannot carry a login");
        assertThat(asked(stage, NativeMethod.PASSWORD)).isZero();
    }

    @Test
    void withTheCodeFlowTheSettingIsNamed() {
        Stage stage = start(Stage.of(site -> site.set("protect.public", "/old").servlet("/old", new OldServlet())));

        assertThat(logIn(stage, Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD).asString())
                .startsWith("null, then login.method is authorization-code");
    }

    private Stage old(NativeMethod method) {
        Stage stage = start(
                Stage.of(site -> method.on(site).set("protect.public", "/old").servlet("/old", new OldServlet())));
        stage.idp()
                .controls()
                .changeApplication(Fixtures.STORE, store -> store.withScopePolicy(ScopePolicy.COMPATIBILITY));
        return stage;
    }

    private Response logIn(Stage stage, String user, String password) {
        return browser.post(stage.url("/old"), Map.of("u", user, "p", password));
    }

    /** An application that asks for names and passwords itself. */
    private static final class OldServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String text = request.getRemoteUser() + ", then ";
            if (request.getParameter("commit") != null) {
                response.flushBuffer();
            }
            try {
                request.login(request.getParameter("u"), request.getParameter("p"));
                text += request.getRemoteUser() + ", admin " + request.isUserInRole("admin");
            } catch (ServletException failed) {
                text += failed.getMessage();
            }
            response.getWriter().write(text);
        }
    }
}
