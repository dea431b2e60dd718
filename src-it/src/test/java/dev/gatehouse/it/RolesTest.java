package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.JwtCookieFilter;
import dev.gatehouse.RolesFilter;
import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alice has the roles admin and customer, Bob is a customer. */
class RolesTest extends SiteCase {
    private static final String RULES = "/admin/*=admin,ops; /both/*=admin; /both/*=customer; /admin/x/*=nobody-has-it";

    private final Browser bob = new Browser();

    private Site site = site(plain -> plain);

    @BeforeEach
    void logIn() {
        site = site(plain ->
                plain.set("protect.roles", RULES).set("protect.optional", "/*").set("protect.public", "*.css"));
        logIn(browser, site.url("/app/login"));
        bob.logIn(site.url("/app/login"), Fixtures.BOB_EMAIL, Fixtures.BOB_PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin, 200, 403",
        "/admin/users, 200, 403",
        "/both/x, 200, 403",
        "/admin/x/y, 403, 403",
        "/administration, 200, 200",
        "/cart, 200, 200",
        "/admin/style.css, 200, 200",
        "/app/me, 200, 200"
    })
    void everyRuleThatCoversThePathHolds(String path, int alice, int other) {
        assertThat(browser.load(site.url(path)).statusCode()).isEqualTo(alice);
        assertThat(bob.load(site.url(path)).statusCode()).isEqualTo(other);
    }

    @Test
    void aPageIsToldInAPageAndAScriptInAProblem() {
        Response page = bob.load(site.url("/admin"));
        Response script = bob.call("GET", site.url("/admin"));

        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(script.contentType()).startsWith("application/problem+json");
        assertThat(script.jsonPath().getString("code")).isEqualTo("access_denied");
        assertThat(script.getHeader("WWW-Authenticate")).isNull();
    }

    @Test
    void whoIsNotLoggedInIsAskedToEvenWhereTheUserIsOptional() {
        Browser stranger = new Browser();

        assertThat(stranger.load(site.url("/cart")).asString()).contains("user=null");
        assertThat(stranger.load(site.url("/admin")).statusCode()).isEqualTo(302);
        assertThat(stranger.call("GET", site.url("/admin")).statusCode()).isEqualTo(401);
        assertThat(logIn(stranger, site.url("/admin/users")).asString()).contains("user=alice", "GET /admin/users");
    }

    @Test
    void theRolesFilterAloneGuardsWhatNeedsARole() {
        Site alone = site(plain -> plain.set("protect.roles", RULES).filters(List.of(RolesFilter::new)));
        take(browser, alone);
        take(bob, alone);

        assertThat(browser.load(alone.url("/admin")).asString()).contains("user=alice", "admin=true");
        assertThat(bob.load(alone.url("/admin")).statusCode()).isEqualTo(403);
        assertThat(new Browser().load(alone.url("/admin")).statusCode()).isEqualTo(302);
        assertThat(new Browser().load(alone.url("/cart")).asString()).contains("user=null");
        assertThat(new Browser().load(alone.url("/app/login")).asString()).contains("GET /app/login");
    }

    @Test
    void theOrderOfThePartsDoesNotMatter() {
        Site after = site(
                plain -> plain.set("protect.roles", RULES).filters(List.of(JwtCookieFilter::new, RolesFilter::new)));
        Site before = site(
                plain -> plain.set("protect.roles", RULES).filters(List.of(RolesFilter::new, JwtCookieFilter::new)));
        for (Site parts : List.of(after, before)) {
            take(browser, parts);
            take(bob, parts);
            assertThat(browser.load(parts.url("/admin")).asString()).contains("user=alice");
            assertThat(bob.load(parts.url("/admin")).statusCode()).isEqualTo(403);
            assertThat(bob.load(parts.url("/cart")).asString()).contains("user=bob");
        }
    }

    /** Brings a login to another site of the same application. */
    private void take(Browser who, Site to) {
        who.cookies(to.url("/")).putAll(who.cookies(site.url("/")));
    }
}
