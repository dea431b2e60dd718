package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.http.Fault;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application sees of a request, and what is left of an answer that it has its way with. */
class ApplicationTest {
    private Stage stage = Stage.of(site -> site.servlet("/unruly/*", new UnrulyServlet())
            .servlet("/who", new WhoServlet())
            .set("protect.public", "/public/*, *.css")
            .set("protect.optional", "/optional/*"));

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "reset, 200",
        "set-cookie, 200",
        "add-cookie, 200",
        "cache, 200",
        "redirect, 302",
        "error, 409",
        "exception, 500",
        "forward, 200",
        "async, 200",
        "flush, 200"
    })
    void newCookiesAndNoStoreSurviveWhatTheApplicationDoes(String what, int status) {
        Browser alice = stage.alice();
        stage.passTokenLife();
        Response response = alice.load(stage.url("/unruly/" + what));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.getHeaders().getValues("Cache-Control"))
                .singleElement()
                .asString()
                .contains("no-store")
                .doesNotContain("public");
        List<String> cookies = response.getHeaders().getValues("Set-Cookie");
        for (String name : List.of("app.at=", "app.rt=", "app.at_exp=")) {
            assertThat(cookies).filteredOn(line -> line.startsWith(name)).hasSize(1);
        }
        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward", "async"})
    void theUserIsTheSameOnFurtherDispatches(String what) {
        assertThat(stage.alice().load(stage.url("/unruly/" + what)).asString()).contains("user=alice");
    }

    @Test
    void theSuitesCookiesAreHiddenAndTheOthersAreNot() {
        Browser alice = stage.alice();
        stage.cookies(alice).put("theme", "dark");
        stage.cookies(alice).put("app.other", "1");

        assertThat(alice.load(stage.url("/cart")).asString())
                .contains("cookies=theme,app.other\n", "header=theme=dark; app.other=1\n");
    }

    @Test
    void theSuitesCookiesAreShownIfSettingsSaySo() {
        stage.close();
        stage = Stage.with("cookie.hide", "false");
        Browser alice = stage.alice();

        assertThat(alice.load(stage.url("/cart")).asString())
                .contains("cookies=" + String.join(",", stage.cookies(alice).keySet()) + "\n")
                .contains("app.at=" + stage.cookie(alice, "app.at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public", "/public/a", "/public/a/b.js", "/theme/main.css"})
    void aPublicPathAsksNobodyAndKnowsNobody(String path) {
        Browser alice = stage.alice();
        stage.passTokenLife();

        assertThat(new Browser().call("POST", stage.url(path)).asString()).contains("user=null");
        Response response = alice.load(stage.url(path));
        assertThat(response.asString()).contains("user=null", "cookies=null");
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
        assertThat(stage.exchanges()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/publics",
                "/cart?x=/public/a",
                "/cart?x=.css",
                "/cart.css/edit",
                "/cart;x=.css",
                "/cart%2ecss/x",
                "/Public/a"
            })
    void onlyThePathMakesPublic(String path) {
        assertThat(new Browser().call("GET", stage.url(path)).statusCode()).isEqualTo(401);
    }

    @Test
    void anOptionalPathKnowsTheUserWhenThereIsOne() {
        Browser alice = stage.alice();
        assertThat(alice.load(stage.url("/optional/a")).asString()).contains("user=alice");
        assertThat(new Browser().load(stage.url("/optional/a")).asString()).contains("user=null");
        stage.passTokenLife();

        assertThat(alice.load(stage.url("/optional/a")).asString()).contains("user=alice");
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void anOutageMakesTheUserOfAnOptionalPathNobodyForAsLongAsItLasts() {
        Browser alice = stage.alice();
        stage.idp().faults().always("/oauth2/token", Fault.status(500));
        stage.passTokenLife();
        Response response = alice.load(stage.url("/optional/a"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).contains("user=null");
        assertThat(response.getHeaders().getValues("Set-Cookie")).isEmpty();
        stage.idp().faults().clear();
        assertThat(alice.load(stage.url("/optional/a")).asString()).contains("user=alice");
    }

    @Test
    void aForgedTokenOnAnOptionalPathIsNobody() {
        Browser alice = stage.alice();
        stage.cookies(alice).computeIfPresent("app.at", (name, token) -> Forged.unsigned(token));

        assertThat(alice.load(stage.url("/optional/a")).asString()).contains("user=null");
        assertThat(stage.audited().events("rejected")).hasSize(1);
    }
}
