package dev.gatehouse.demo.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.demo.launch.UnguardedApplication;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class StoreTest {
    private static final Map<String, String> ADD_LANTERN = Map.of("action", "add", "item", "lantern");
    private static final Map<String, String> REMOVE_LANTERN = Map.of("action", "remove", "item", "lantern");

    private UnguardedApplication store;

    @BeforeEach
    void start() throws Exception {
        store = UnguardedApplication.web("store");
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void anybodySeesTheCatalogueAndALinkToLogIn() throws Exception {
        HttpResponse<String> page = store.get("");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .startsWith("<!doctype html>")
                .contains("Drawbridge rope", "€ 19.75", "href=\"/web/app/login\"")
                .doesNotContain("Log out");
    }

    @Test
    void whoIsLoggedInIsNamedAndCanLogOut() throws Exception {
        assertThat(store.get("<alice>", "").body())
                .contains("Logged in as <strong>&lt;alice&gt;</strong>", "action=\"/web/app/logout\"")
                .doesNotContain("/app/login");
    }

    @Test
    void aFormThatChangesTheCartLeadsBackToIt() throws Exception {
        HttpResponse<String> answer = store.post("alice", "shopping-cart", ADD_LANTERN);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/web/shopping-cart");
        assertThat(store.get("alice", "shopping-cart").body()).contains("Lantern", "Total", "€ 34.00");
        assertThat(store.get("bob", "shopping-cart").body()).contains("It is empty.");
    }

    @Test
    void whatWasTakenOutIsGone() throws Exception {
        store.post("alice", "shopping-cart", ADD_LANTERN);
        store.post("alice", "shopping-cart", REMOVE_LANTERN);

        assertThat(store.get("alice", "shopping-cart").body()).contains("It is empty.");
    }

    @ParameterizedTest
    @CsvSource({"add, <script>", "steal, lantern", "add, ''", "'', lantern"})
    void aFormThatMakesNoSenseChangesNothing(String action, String item) throws Exception {
        HttpResponse<String> answer = store.post("alice", "shopping-cart", Map.of("action", action, "item", item));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That could not be understood").doesNotContain("<script>");
        assertThat(store.get("alice", "shopping-cart").body()).contains("It is empty.");
    }

    @Test
    void nobodyHasNoCart() throws Exception {
        assertThat(store.get("shopping-cart").statusCode()).isEqualTo(401);
        assertThat(store.get("api/load-shopping-cart").statusCode()).isEqualTo(401);
    }

    @Test
    void theAccountShowsWhatTheServletApiSays() throws Exception {
        assertThat(store.get("alice", "account").body())
                .containsSubsequence("getUserPrincipal().getName()", "alice")
                .containsSubsequence("getRemoteUser()", "alice")
                .containsSubsequence("isUserInRole(&quot;customer&quot;)", "no")
                .containsSubsequence("getCookies()", "none");
    }

    @Test
    void aPageThatIsNotThereSaysSoInTheLookOfTheOthers() throws Exception {
        HttpResponse<String> page = store.get("no-such-page");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no such page", "The Store");
    }

    @Test
    void pagesAreKeptByNobodyAndLoadNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = store.get("alice", "shopping-cart");

        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    @Test
    void aScriptReadsAndChangesTheSameKindOfCart() throws Exception {
        try (UnguardedApplication spa = UnguardedApplication.spa("store")) {
            assertThat(spa.get("").body()).contains("assets/store.js");
            assertThat(json(spa.get("api/load-catalogue"))).hasSize(6);

            JsonNode cart = json(spa.post("alice", "api/change-shopping-cart", ADD_LANTERN));

            assertThat(cart.at("/lines/0/item/name").asText()).isEqualTo("Lantern");
            assertThat(cart.at("/lines/0/quantity").asInt()).isEqualTo(1);
            assertThat(cart.at("/total").asText()).isEqualTo("€ 34.00");
            assertThat(json(spa.get("alice", "api/load-shopping-cart"))).isEqualTo(cart);
            assertThat(json(spa.get("bob", "api/load-shopping-cart")).at("/lines"))
                    .isEmpty();
            assertThat(spa.post("alice", "api/change-shopping-cart", Map.of()).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void eachInstanceHasCartsOfItsOwn() throws Exception {
        store.post("alice", "shopping-cart", ADD_LANTERN);

        try (UnguardedApplication other = UnguardedApplication.web("store")) {
            assertThat(other.get("alice", "shopping-cart").body()).contains("It is empty.");
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return new ObjectMapper().readTree(answer.body());
    }
}
