package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.launch.Demo;
import dev.gatehouse.it.chromium.Chromium;
import dev.gatehouse.it.chromium.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** The demo as a person sees it. Pictures are left in {@code target/screenshots}. */
@Timeout(180)
@EnabledIf(value = "dev.gatehouse.it.chromium.Chromium#isInstalled", disabledReason = Chromium.MISSING)
class DemoInChromiumTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private Demo demo;
    private Chromium chromium;
    private Tab tab;

    @BeforeEach
    void start() throws Exception {
        demo = Demo.start(0, 0);
        chromium = Chromium.start();
        tab = chromium.newTab().resize(1200, 900);
    }

    @AfterEach
    void stop() throws Exception {
        tab.close();
        chromium.close();
        demo.close();
    }

    @Test
    void theWebApplicationsFromLoginToLogout() throws Exception {
        tab.open(demo.firstPage()).awaitText("What FusionAuth was asked");
        picture("first-page");
        tab.click("Web application").awaitAddress(demo.store()).awaitText("Drawbridge rope");
        picture("store-catalogue");

        tab.click("Shopping cart").awaitText("Sign in to Store");
        picture("login");
        tokensLive(Duration.ofSeconds(5));
        logIn();
        tab.awaitAddress(demo.store().resolve("shopping-cart")).awaitText("It is empty.");

        tab.click("Catalogue")
                .click("Add to cart: Lantern")
                .awaitText("€ 34.00")
                .awaitText("Total");
        picture("store-cart");
        letTheTokenEnd();
        picture("token-ended");
        long refreshes = refreshes();
        int logins = logins();
        tab.click("One more: Lantern").awaitText("€ 68.00").awaitText("Refreshed just now");
        picture("token-refreshed");
        assertThat(refreshes()).isEqualTo(refreshes + 1);
        assertThat(logins()).isEqualTo(logins);

        tab.click("Account").awaitText("getCookies()");
        assertThat(tab.text()).containsSubsequence("getRemoteUser()", "alice", "isUserInRole(\"customer\")", "yes");
        assertThat(tab.text()).containsPattern("getCookies\\(\\)\\s+none");
        picture("account");

        tab.click("Go to the forums")
                .awaitAddress(demo.forums())
                .click("Log in")
                .awaitText("Logged in as alice");
        tab.click("Posts").fill("textarea", "Hello\n<b>from Chromium</b>").click("Post");
        tab.awaitText("<b>from Chromium</b>");
        picture("forums-posts");
        assertThat(logins()).isEqualTo(logins + 1);

        tab.click("Log out").awaitAddress(demo.forums()).click("Log in").awaitText("Sign in to Forums");
        tab.open(demo.firstPage()).awaitText("refresh an expired JWT");
        picture("first-page-afterwards");
    }

    @Test
    void theSinglePageApplicationsFromLoginToLogout() throws Exception {
        tokensLive(Duration.ofSeconds(5));
        tab.open(demo.storeSpa()).awaitText("Nobody is logged in").awaitText("Drawbridge rope");
        picture("spa-nobody");
        tab.click("Log in").awaitText("Sign in to Store");
        logIn();
        tab.awaitAddress(demo.storeSpa()).awaitText("Logged in as alice").awaitText("It is empty.");

        tab.click("Add to cart: Lantern").awaitText("€ 34.00\n−");
        letTheTokenEnd();
        tokensLive(Duration.ofSeconds(5));
        long refreshes = refreshes();
        int logins = logins();
        tab.click("One more: Lantern").awaitText("€ 68.00\n−").awaitText("Refreshed just now");
        picture("spa-refreshed");
        assertThat(refreshes()).isEqualTo(refreshes + 1);

        tab.click("Go to the forums").awaitAddress(demo.forumsSpa()).awaitText("Only who is logged in");
        tab.click("Log in").awaitAddress(demo.forumsSpa()).awaitText("Logged in as alice");
        tab.fill("textarea", "Hello from a script").click("Post").awaitText("Hello from a script");
        assertThat(logins()).isEqualTo(logins + 1);

        letTheTokenEnd();
        demo.standIn().controls().revokeRefreshTokensOf(Fixtures.ALICE);
        tab.fill("textarea", "Too late").click("Post").awaitText("Your login has ended. Log in again to go on.");
        picture("spa-login-ended");
        assertThat(tab.text()).doesNotContain("Logged in as");
        tab.click("Log in").awaitText("Sign in to Forums");
    }

    @Test
    void fusionAuthMayGoAwayAndComeBack() throws Exception {
        tokensLive(Duration.ofSeconds(8));
        tab.open(demo.store().resolve("shopping-cart")).awaitText("Sign in to Store");
        logIn();
        tab.awaitText("It is empty.").click("Catalogue");

        demo.standIn().stop();
        tab.click("Add to cart: Lantern").awaitText("Total");
        letTheTokenEnd();
        tab.click("Account").awaitText("try again");
        picture("away");

        demo.standIn().start();
        int logins = logins();
        tab.open(demo.store().resolve("shopping-cart"))
                .awaitText("Logged in as alice")
                .awaitText("€ 34.00");
        assertThat(logins()).isEqualTo(logins);
    }

    private void logIn() {
        tab.fill("#loginId", Fixtures.ALICE_EMAIL)
                .fill("#password", Fixtures.ALICE_PASSWORD)
                .click("Sign in");
    }

    /** Waits until the token that the page counts down has ended; those to come live long. */
    private void letTheTokenEnd() {
        tab.awaitElement("#token[data-state=ended]");
        tokensLive(Duration.ofMinutes(5));
    }

    private void tokensLive(Duration life) {
        demo.standIn().controls().changeTokens(tokens -> tokens.withTokenLife(life));
    }

    private long refreshes() {
        return demo.standIn().recorded("/oauth2/token").stream()
                .filter(request -> "refresh_token".equals(request.parameter("grant_type")))
                .count();
    }

    private int logins() {
        return demo.standIn().recorded("/oauth2/authorize").size();
    }

    private void picture(String name) throws IOException {
        for (int width : new int[] {400, 1200}) {
            tab.resize(width, 900).screenshot(PICTURES.resolve(name + "-" + width + ".png"));
            assertThat(tab.overflow())
                    .as("%s at %s px, to be moved sideways", name, width)
                    .isZero();
        }
    }
}
