package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.CallbackFilter;
import dev.gatehouse.GatehouseFilter;
import dev.gatehouse.JwtCookieFilter;
import dev.gatehouse.LoginFilter;
import dev.gatehouse.LogoutFilter;
import dev.gatehouse.RefreshFilter;
import dev.gatehouse.UserFilter;
import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.StandIn;
import io.restassured.response.Response;
import jakarta.servlet.Filter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The filters of the suite one by one, made by the container. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsTest {
    private final StandIn idp = StandIn.builder().start();
    private final Browser alice = new Browser();
    private Map<String, String> login = Map.of();

    @BeforeAll
    void logIn() {
        try (Site site = Site.at(idp).start()) {
            alice.logIn(site.url("/"), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
            login = Map.copyOf(alice.cookies(site.url("/")));
        }
    }

    @AfterAll
    void stop() {
        idp.close();
    }

    @Test
    void theJwtCookieFilterAloneKnowsTheUserAndAsksOthersToLogIn() throws Exception {
        try (WebApp app = only(JwtCookieFilter.class)) {
            Response challenged = new Browser().load(app.url("/cart"));

            assertThat(loggedIn(app).load(app.url("/cart")).asString()).contains("user=alice", "cookies=null");
            assertThat(challenged.statusCode()).isEqualTo(302);
            assertThat(Browser.location(challenged)).startsWith(idp.url() + "/oauth2/authorize");
            assertThat(new Browser().load(app.url("/app/login")).asString()).contains("user=null", "GET /app/login");
        }
    }

    @Test
    void theLoginFilterAloneStartsLoginsAndGuardsNothing() throws Exception {
        try (WebApp app = only(LoginFilter.class)) {
            assertThat(Browser.location(new Browser().load(app.url("/app/login"))))
                    .startsWith(idp.url() + "/oauth2/authorize");
            assertThat(Browser.location(new Browser().load(app.url("/app/register"))))
                    .startsWith(idp.url() + "/oauth2/register");
            assertPasses(app, "/cart", "/app/callback", "/app/logout", "/app/me", "/app/refresh");
        }
    }

    @Test
    void theCallbackFilterAloneTakesAnswers() throws Exception {
        try (WebApp app = only(CallbackFilter.class)) {
            assertThat(new Browser()
                            .load(app.url("/app/callback?code=c&state=s"))
                            .statusCode())
                    .isEqualTo(400);
            assertPasses(app, "/cart", "/app/login", "/app/logout", "/app/me", "/app/refresh");
        }
    }

    @Test
    void theLogoutFilterAloneEndsLogins() throws Exception {
        try (WebApp app = only(LogoutFilter.class)) {
            Browser browser = loggedIn(app);
            browser.cookies(app.url("/")).remove("app.rt");

            assertThat(browser.load(app.url("/app/logout")).statusCode()).isEqualTo(303);
            assertThat(browser.cookies(app.url("/"))).isEmpty();
            assertThat(browser.load(app.url("/app/backchannel-logout")).statusCode())
                    .isEqualTo(405);
            assertThat(browser.call("GET", app.url("/app/frontchannel-logout")).statusCode())
                    .isEqualTo(200);
            assertPasses(app, "/cart", "/app/login", "/app/callback", "/app/me", "/app/refresh");
        }
    }

    @Test
    void theUserFilterAloneTellsWhoIsLoggedIn() throws Exception {
        try (WebApp app = only(UserFilter.class)) {
            Response me = loggedIn(app).call("GET", app.url("/app/me"));

            assertThat(me.jsonPath().getString("sub")).isEqualTo(Fixtures.ALICE.toString());
            assertThat(new Browser().call("GET", app.url("/app/me")).statusCode())
                    .isEqualTo(401);
            assertPasses(app, "/cart", "/app/login", "/app/callback", "/app/logout", "/app/refresh");
        }
    }

    @Test
    void theRefreshFilterAloneRefreshes() throws Exception {
        try (WebApp app = only(RefreshFilter.class)) {
            assertThat(loggedIn(app).call("POST", app.url("/app/refresh")).statusCode())
                    .isEqualTo(204);
            assertThat(new Browser().call("POST", app.url("/app/refresh")).statusCode())
                    .isEqualTo(400);
            assertPasses(app, "/cart", "/app/login", "/app/callback", "/app/logout", "/app/me");
        }
    }

    @Test
    void allPartsTogetherAreTheSuite() throws Exception {
        WebApp.Builder parts = WebApp.builder()
                .clientOf(idp)
                .filter(JwtCookieFilter.class, "/*")
                .filter(LoginFilter.class, "/app/login/*")
                .filter(CallbackFilter.class, "/app/callback/*")
                .filter(LogoutFilter.class, "/app/logout/*")
                .filter(UserFilter.class, "/app/me/*")
                .filter(RefreshFilter.class, "/app/refresh/*");
        try (WebApp app = parts.start()) {
            assertIsTheSuite(app);
        }
    }

    @Test
    void thePartsMayStandInAnyOrder() throws Exception {
        WebApp.Builder parts = WebApp.builder().clientOf(idp);
        for (Class<? extends Filter> part : List.of(
                RefreshFilter.class,
                UserFilter.class,
                LogoutFilter.class,
                CallbackFilter.class,
                LoginFilter.class,
                JwtCookieFilter.class)) {
            parts.filter(part, "/*");
        }
        try (WebApp app = parts.start()) {
            assertIsTheSuite(app);
        }
    }

    @Test
    void aPartsInitParamsHoldForAllParts() throws Exception {
        WebApp.Builder parts = WebApp.builder()
                .filter(LoginFilter.class, "/*")
                .filter(
                        JwtCookieFilter.class,
                        "/*",
                        Map.of(
                                "provider.url",
                                idp.url(),
                                "client.id",
                                Fixtures.STORE_CLIENT_ID,
                                "client.secret",
                                Fixtures.STORE_CLIENT_SECRET,
                                "path.login",
                                "/sign-in"))
                .filter(CallbackFilter.class, "/*", Map.of("path.login", "/sign-in"));
        try (WebApp app = parts.start()) {
            assertThat(Browser.location(new Browser().load(app.url("/sign-in"))))
                    .startsWith(idp.url() + "/oauth2/authorize");
        }
    }

    @Test
    void partsWithDifferingInitParamsStopTheStart() {
        WebApp.Builder parts = WebApp.builder()
                .clientOf(idp)
                .filter(JwtCookieFilter.class, "/*", Map.of("cookie.prefix", "a", "client.secret", "one-secret-value"))
                .filter(LoginFilter.class, "/*", Map.of("cookie.prefix", "b", "client.secret", "other-secret-value"));

        assertThatThrownBy(parts::start)
                .hasMessageContaining("differing init-params: client.secret, cookie.prefix")
                .hasMessageNotContaining("secret-value");
    }

    @Test
    void allFaultsStopTheStartInOneMessage() {
        WebApp.Builder wrong = WebApp.builder()
                .contextParam("gatehouse.refresh.ahaed", "30s")
                .contextParam("another.frameworks.parameter", "x")
                .filter(
                        GatehouseFilter.class,
                        "/*",
                        Map.of(
                                "token.clock-skew",
                                "soon",
                                "client.id",
                                "c",
                                "cookie.same-site",
                                "None",
                                "cookie.secure",
                                "never"));

        assertThatThrownBy(wrong::start)
                .hasMessageContainingAll(
                        "provider.url",
                        "refresh.ahaed",
                        "refresh.ahead",
                        "token.clock-skew",
                        "soon",
                        "cookie.same-site")
                .hasMessageNotContaining("another.frameworks.parameter");
    }

    @Test
    void twoApplicationsInOneServerShareNothing() throws Exception {
        WebApp.Builder one = WebApp.builder("/one").clientOf(idp).filter(GatehouseFilter.class, "/*");
        WebApp.Builder two = WebApp.builder("/two")
                .clientOf(idp)
                .contextParam("gatehouse.client.id", Fixtures.FORUMS_CLIENT_ID)
                .contextParam("gatehouse.client.secret", Fixtures.FORUMS_CLIENT_SECRET)
                .contextParam("gatehouse.path.login", "/sign-in")
                .filter(GatehouseFilter.class, "/*");
        try (WebApp both = WebApp.start(new ContextHandlerCollection(one.context(), two.context()))) {
            Response first = new Browser().load(both.url("/one/app/login"));
            Response second = new Browser().load(both.url("/two/sign-in"));

            assertThat(Browser.location(first)).contains("client_id=" + Fixtures.STORE_CLIENT_ID);
            assertThat(Browser.location(second)).contains("client_id=" + Fixtures.FORUMS_CLIENT_ID);
            assertThat(first.getHeader("Set-Cookie")).contains("Path=/one;");
            assertThat(second.getHeader("Set-Cookie")).contains("Path=/two;");
            assertThat(new Browser().call("GET", both.url("/two/x")).jsonPath().getString("login"))
                    .isEqualTo("/two/sign-in");
        }
    }

    @Test
    void anApplicationCanBeStoppedAndStartedAgain() throws Exception {
        WebApp.Builder builder = WebApp.builder()
                .clientOf(idp)
                .filter(JwtCookieFilter.class, "/*")
                .filter(LoginFilter.class, "/*");
        try (WebApp app = builder.start()) {
            builder.context().stop();
            builder.context().start();

            assertThat(loggedIn(app).load(app.url("/cart")).asString()).contains("user=alice");
            assertThat(new Browser().load(app.url("/app/login")).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void theSuiteStartsFromAWebXml(@TempDir Path war) throws Exception {
        Files.createDirectories(war.resolve("WEB-INF"));
        Files.writeString(war.resolve("WEB-INF/web.xml"), """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <context-param>
                    <param-name>gatehouse.client.secret</param-name>
                    <param-value>%s</param-value>
                  </context-param>
                  <filter>
                    <filter-name>gatehouse</filter-name>
                    <filter-class>dev.gatehouse.GatehouseFilter</filter-class>
                    <async-supported>true</async-supported>
                    <init-param>
                      <param-name>provider.url</param-name>
                      <param-value>%s</param-value>
                    </init-param>
                  </filter>
                  <filter-mapping>
                    <filter-name>gatehouse</filter-name>
                    <url-pattern>/*</url-pattern>
                    <dispatcher>REQUEST</dispatcher>
                    <dispatcher>ASYNC</dispatcher>
                    <dispatcher>ERROR</dispatcher>
                  </filter-mapping>
                  <servlet>
                    <servlet-name>who</servlet-name>
                    <servlet-class>dev.gatehouse.it.WhoServlet</servlet-class>
                  </servlet>
                  <servlet-mapping>
                    <servlet-name>who</servlet-name>
                    <url-pattern>/*</url-pattern>
                  </servlet-mapping>
                </web-app>
                """.replaceFirst("%s", Fixtures.STORE_CLIENT_SECRET)
                .replaceFirst("%s", idp.url()));
        Files.writeString(war.resolve("WEB-INF/gatehouse.properties"), "client.id=" + Fixtures.STORE_CLIENT_ID + "\n");
        WebAppContext context = new WebAppContext(war.toString(), "/");
        context.setParentLoaderPriority(true);

        try (WebApp app = WebApp.start(context)) {
            assertIsTheSuite(app);
        }
    }

    private void assertIsTheSuite(WebApp app) {
        Browser browser = new Browser();
        Response page = browser.logIn(app.url("/cart?item=7"), Fixtures.BOB_EMAIL, Fixtures.BOB_PASSWORD);
        assertThat(page.asString()).contains("user=bob", "request=GET /cart", "cookies=null");
        assertThat(browser.call("GET", app.url("/app/me")).jsonPath().getString("sub"))
                .isEqualTo(Fixtures.BOB.toString());
        assertThat(browser.call("POST", app.url("/app/refresh")).statusCode()).isEqualTo(204);
        browser.cookies(app.url("/")).remove("app.at");
        assertThat(browser.load(app.url("/cart")).asString()).contains("user=bob");
        assertThat(browser.load(app.url("/app/logout")).statusCode()).isEqualTo(303);
        assertThat(browser.call("GET", app.url("/cart")).statusCode()).isEqualTo(401);
    }

    private WebApp only(Class<? extends Filter> part) throws Exception {
        return WebApp.builder().clientOf(idp).filter(part, "/*").start();
    }

    /** A browser with Alice's login at this application. */
    private Browser loggedIn(WebApp app) {
        Browser browser = new Browser();
        browser.cookies(app.url("/")).putAll(login);
        return browser;
    }

    private static void assertPasses(WebApp app, String... paths) {
        for (String path : paths) {
            assertThat(new Browser().load(app.url(path)).asString()).contains("user=null", "request=GET " + path);
        }
    }
}
