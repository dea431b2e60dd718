package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.GatehouseFilter;
import dev.gatehouse.demo.idp.Fixtures;
import io.restassured.response.Response;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.Principal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrappedRequestTest extends SiteCase {
    private static final String NOBODY = "user=null principal=null type=null admin=false any=false";
    private static final String ALICE = "user=alice principal=alice type=OPENID admin=true any=true";

    private final Site site = guarded(plain -> plain.errorPage("/oops"));

    private Site guarded(UnaryOperator<Site.Builder> change) {
        return site(plain -> change.apply(plain.set("protect.public", "/public/*, /oops")
                .set("protect.optional", "/optional/*")
                .servlet("/do/*", new DoServlet())
                .servlet("/public/do/*", new DoServlet())
                .servlet("/optional/do/*", new DoServlet())
                .servlet("/who", new UserServlet())
                .servlet("/oops", new UserServlet())));
    }

    @ParameterizedTest
    @CsvSource({
        "answer, REQUEST",
        "forward, FORWARD",
        "include, INCLUDE",
        "async-dispatch, ASYNC",
        "async-dispatch-own, ASYNC",
        "async-dispatch-bare, ASYNC",
        "async-thread, REQUEST",
        "error, ERROR",
        "throw, ERROR",
        "async-throw, ERROR",
        "reset, REQUEST"
    })
    void theUserIsKnownOnEveryDispatch(String what, String dispatcher) {
        logIn(browser, site.url("/who"));

        String seen = browser.load(site.url("/do/" + what)).asString();

        assertThat(seen).isEqualTo(dispatcher + " " + ALICE + " cookies=null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "forward", "include", "async-dispatch", "async-dispatch-own", "error", "throw"})
    void anAnonymousRequestIsAnonymousOnEveryDispatch(String what) {
        assertThat(browser.load(site.url("/optional/do/" + what)).asString()).contains(NOBODY);
        logIn(browser, site.url("/who"));
        assertThat(browser.load(site.url("/public/do/" + what)).asString()).contains(NOBODY);
        assertThat(browser.load(site.url("/optional/do/" + what)).asString()).contains(ALICE);
    }

    @ParameterizedTest
    @CsvSource({
        "answer, 200",
        "forward, 200",
        "include, 200",
        "async-dispatch, 200",
        "async-dispatch-own, 200",
        "async-thread, 200",
        "error, 418",
        "throw, 500",
        "async-throw, 500",
        "reset, 200",
        "set-header, 200",
        "set-caching, 200",
        "redirect, 302",
        "large, 200"
    })
    void newCookiesSurviveWhatTheApplicationDoes(String what, int status) {
        for (Site each : List.of(site, guarded(plain -> plain))) {
            Browser own = new Browser();
            own.load(answer(own, each.url("/who")));
            own.cookies(each.url("/")).remove("app.at");

            Response response = own.load(each.url("/do/" + what));

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(setCookies(response))
                    .filteredOn(line -> line.startsWith("app.at="))
                    .hasSize(1);
            assertThat(setCookies(response))
                    .filteredOn(line -> line.startsWith("app.rt="))
                    .hasSize(1);
            assertThat(response.getHeader("Cache-Control")).contains("no-store").doesNotContain("public");
            assertThat(response.getHeaders().hasHeaderWithName("Expires")).isFalse();
            assertThat(own.load(each.url("/who")).asString()).contains(ALICE);
        }
    }

    @Test
    void theApplicationsOwnCookiesGoOutBesideTheNewOnes() {
        logIn(browser, site.url("/who"));
        browser.cookies(site.url("/")).remove("app.at");

        assertThat(setCookies(browser.load(site.url("/do/set-header"))))
                .anyMatch(line -> line.startsWith("own=1"))
                .anyMatch(line -> line.startsWith("app.at="));
    }

    @Test
    void anErrorBeforeTheFilterIsAnonymous() {
        Filter before = (request, response, chain) -> {
            if (request.getDispatcherType() == DispatcherType.REQUEST && request.getParameter("early") != null) {
                ((HttpServletResponse) response).sendError(418);
            } else {
                chain.doFilter(request, response);
            }
        };
        Site early =
                guarded(plain -> plain.errorPage("/oops").filters(List.of(gatehouse -> before, GatehouseFilter::new)));
        logIn(browser, early.url("/who"));

        Response error = browser.load(early.url("/who?early=1"));

        assertThat(error.statusCode()).isEqualTo(418);
        assertThat(error.asString()).isEqualTo("ERROR " + NOBODY + " cookies=null");
    }

    @Test
    void theFilterRegisteredTwiceDecidesOnce() {
        Site twice = guarded(plain -> plain.filters(List.of(GatehouseFilter::new, GatehouseFilter::new)));
        logIn(browser, twice.url("/who"));
        browser.cookies(twice.url("/")).remove("app.at");
        idp.recorder().clear();

        Response page = browser.load(twice.url("/who"));

        assertThat(page.asString()).isEqualTo("REQUEST " + ALICE + " cookies=null");
        assertThat(setCookies(page))
                .filteredOn(line -> line.startsWith("app.at="))
                .hasSize(1);
        assertThat(exchanges()).isEqualTo(1);
        assertThat(setCookies(new Browser().load(twice.url("/who")))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/do/", "/optional/do/", "/public/do/"})
    void theApplicationCanLogTheUserOut(String path) {
        logIn(browser, site.url("/who"));
        Browser copy = browser.copy();

        Response out = browser.load(site.url(path + "logout"));

        assertThat(out.asString()).isEqualTo("REQUEST " + NOBODY + " cookies=null");
        assertThat(browser.cookies(site.url("/"))).isEmpty();
        assertThat(idp.recorded("/api/logout")).hasSize(1);
        assertThat(copy.call("GET", site.url("/who")).statusCode()).isEqualTo(401);
    }

    @Test
    void aLogoutOfNobodyLeavesTheSessionAlone() {
        assertThat(browser.load(site.url("/public/do/session")).asString()).isEqualTo("1");

        browser.load(site.url("/public/do/logout"));

        assertThat(browser.load(site.url("/public/do/session")).asString()).isEqualTo("2");
    }

    @Test
    void aLogoutByTheApplicationHoldsForTheRestOfTheRequest() {
        logIn(browser, site.url("/who"));

        Response out = browser.load(site.url("/do/logout-authenticate"));

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(Browser.location(out)).startsWith(idp.url() + "/oauth2/authorize");
        assertThat(givesCredentials(out)).isFalse();
    }

    @Test
    void aLogoutRightAfterARefreshEndsTheNewTokensToo() {
        logIn(browser, site.url("/who"));
        browser.cookies(site.url("/")).remove("app.at");

        Response out = browser.load(site.url("/do/logout"));

        assertThat(browser.cookies(site.url("/"))).isEmpty();
        assertThat(out.asString()).contains(NOBODY);
        assertThat(idp.controls().refreshTokensOf(Fixtures.ALICE).stream().filter(each -> each.applicationId() != null))
                .isEmpty();
    }

    @Test
    void authenticateIsTrueForWhoIsKnown() {
        logIn(browser, site.url("/who"));

        for (String path : List.of("/do/", "/optional/do/", "/public/do/")) {
            assertThat(browser.load(site.url(path + "authenticate")).asString())
                    .isEqualTo("true REQUEST " + ALICE + " cookies=null");
        }
    }

    @Test
    void authenticateAsksNobodyToLogIn() {
        for (String path : List.of("/optional/do/", "/public/do/")) {
            Response page = browser.load(site.url(path + "authenticate"));
            Response script = browser.call("GET", site.url(path + "authenticate"));

            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(Browser.location(page)).startsWith(idp.url() + "/oauth2/authorize");
            assertThat(script.statusCode()).isEqualTo(401);
            assertThat(script.jsonPath().getString("code")).isEqualTo("login_required");
        }
        assertThat(browser.load(answer(browser, site.url("/public/do/authenticate")))
                        .getHeader("Location"))
                .isEqualTo("/public/do/authenticate");
    }

    @Test
    void loginWithAPasswordNamesTheSettingThatAllowsIt() {
        logIn(browser, site.url("/who"));

        assertThat(browser.load(site.url("/optional/do/login")).asString()).contains("log out first");
        assertThat(new Browser().load(site.url("/optional/do/login")).asString())
                .contains("login.method is authorization-code");
    }

    @Test
    void aPrincipalThatWasKeptEqualsTheOneAfterARefresh() {
        logIn(browser, site.url("/who"));

        assertThat(browser.load(site.url("/do/keep")).asString()).isEqualTo("kept alice");
        browser.cookies(site.url("/")).remove("app.at");
        assertThat(browser.load(site.url("/do/keep")).asString()).isEqualTo("equal alice");
    }

    /** Says who asks, by every method there is. */
    private static final class UserServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(user(request));
        }

        static String user(HttpServletRequest request) {
            Principal principal = request.getUserPrincipal();
            return request.getDispatcherType() + " user=" + request.getRemoteUser() + " principal="
                    + (principal == null ? null : principal.getName()) + " type=" + request.getAuthType() + " admin="
                    + request.isUserInRole("admin") + " any=" + request.isUserInRole("**") + " cookies="
                    + request.getHeader("Cookie");
        }
    }

    /** Does to its request what the last part of the path says. */
    private static final class DoServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            switch (request.getPathInfo()) {
                case "/forward" -> request.getRequestDispatcher("/who").forward(request, response);
                case "/include" -> request.getRequestDispatcher("/who").include(request, response);
                case "/async-dispatch" -> request.startAsync().dispatch("/who");
                case "/async-dispatch-own" ->
                    request.startAsync(request, response).dispatch("/who");
                case "/async-dispatch-bare" -> asyncBare(request).dispatch("/who");
                case "/async-thread" -> asyncThread(request.startAsync());
                case "/async-throw" -> asyncThrow(request);
                case "/error" -> response.sendError(418);
                case "/throw" -> throw new ServletException("thrown on purpose");
                case "/redirect" -> response.sendRedirect("/who");
                case "/reset" -> {
                    response.getWriter().write("discarded");
                    response.reset();
                    answer(request, response);
                }
                case "/set-header" -> {
                    response.setHeader("Set-Cookie", "own=1");
                    answer(request, response);
                }
                case "/set-caching" -> {
                    response.setHeader("Cache-Control", "public, max-age=60");
                    response.setDateHeader("Expires", Long.MAX_VALUE / 2);
                    answer(request, response);
                }
                case "/large" -> response.getWriter().write("x".repeat(200_000));
                case "/logout" -> {
                    request.logout();
                    answer(request, response);
                }
                case "/logout-authenticate" -> {
                    request.logout();
                    request.authenticate(response);
                }
                case "/authenticate" -> {
                    if (request.authenticate(response)) {
                        response.getWriter().write("true ");
                        answer(request, response);
                    }
                }
                case "/login" -> login(request, response);
                case "/session" -> countVisit(request, response);
                case "/keep" -> keep(request, response);
                default -> answer(request, response);
            }
        }

        private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(UserServlet.user(request));
        }

        /** As a library does that unwraps what it is given. */
        private static AsyncContext asyncBare(HttpServletRequest request) {
            jakarta.servlet.ServletRequest bare = request;
            while (bare instanceof jakarta.servlet.ServletRequestWrapper wrapper) {
                bare = wrapper.getRequest();
            }
            return bare.startAsync();
        }

        private static void asyncThread(AsyncContext context) {
            context.start(() -> {
                try {
                    answer((HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse());
                } catch (IOException gone) {
                    throw new java.io.UncheckedIOException(gone);
                } finally {
                    context.complete();
                }
            });
        }

        private static void asyncThrow(HttpServletRequest request) throws ServletException {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                throw new ServletException("thrown on purpose");
            }
            request.startAsync().dispatch();
        }

        private static void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                request.login("alice", "password");
            } catch (ServletException refused) {
                response.getWriter().write(String.valueOf(refused.getMessage()));
            }
        }

        private static void countVisit(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Integer before = (Integer) request.getSession().getAttribute("visits");
            int visits = before == null ? 1 : before + 1;
            request.getSession().setAttribute("visits", visits);
            response.getWriter().write(Integer.toString(visits));
        }

        /** Keeps the principal as a session store on disk does. */
        private static void keep(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            Principal now = request.getUserPrincipal();
            byte[] kept = (byte[]) request.getSession().getAttribute("kept");
            if (kept == null) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                    out.writeObject(now);
                }
                request.getSession().setAttribute("kept", bytes.toByteArray());
                response.getWriter().write("kept " + now);
                return;
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(kept))) {
                Object before = in.readObject();
                boolean equal = before.equals(now) && before.hashCode() == now.hashCode();
                response.getWriter().write((equal ? "equal " : "different ") + before);
            } catch (ClassNotFoundException impossible) {
                throw new ServletException(impossible);
            }
        }
    }
}
