package dev.gatehouse.it;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.StandIn;
import dev.gatehouse.demo.idp.StandInBuilder;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A stand-in and a guarded site, at a time that only the test moves. Access tokens live for 10 minutes; refresh tokens
 * are good for one use, without grace.
 */
final class Stage implements AutoCloseable {
    static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    /** How long an expired token is still accepted. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final StandIn idp;
    private final Audited audited = new Audited();
    private final Site site;

    private Stage(StandInBuilder provider, UnaryOperator<Site.Builder> change) {
        idp = provider.time(InstantSource.fixed(START))
                .accessTokenLife(TOKEN_LIFE)
                .refreshTokens(UsagePolicy.ONE_TIME, Duration.ZERO)
                .start();
        site = change.apply(Site.at(idp).listener(audited)).start();
    }

    /** A site with these settings: a name, its value, and so on. */
    static Stage with(String... settings) {
        return of(site -> set(site, settings));
    }

    /** A site that refreshes in one of the two ways, with more settings. */
    static Stage with(RefreshCall call, String... settings) {
        return of(site -> set(site.set("refresh.endpoint", call.setting()), settings));
    }

    /** A site that is put together in another way. */
    static Stage of(UnaryOperator<Site.Builder> change) {
        return new Stage(StandIn.builder(), change);
    }

    StandIn idp() {
        return idp;
    }

    Site site() {
        return site;
    }

    Audited audited() {
        return audited;
    }

    /** An absolute URL of a path inside the application. */
    String url(String path) {
        return site.url(path);
    }

    /** A browser in which Alice has logged in. */
    Browser alice() {
        return loggedIn(Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
    }

    /** A browser in which Bob has logged in. */
    Browser bob() {
        return loggedIn(Fixtures.BOB_EMAIL, Fixtures.BOB_PASSWORD);
    }

    /** The cookies that a browser has for the site; changes count. */
    Map<String, String> cookies(Browser browser) {
        return browser.cookies(url("/"));
    }

    /** The value of a cookie that a browser must have for the site. */
    String cookie(Browser browser, String name) {
        String value = cookies(browser).get(name);
        if (value == null) {
            throw new AssertionError(
                    "no cookie " + name + " among " + cookies(browser).keySet());
        }
        return value;
    }

    /** Moves the time on. */
    void pass(Duration time) {
        idp.controls().time().advance(time);
    }

    /** Moves the time on until access tokens that are issued now are good no more. */
    void passTokenLife() {
        pass(TOKEN_LIFE.plus(SKEW));
    }

    /** How often the provider was asked to refresh. */
    int exchanges() {
        return refreshes().size();
    }

    /** The requests that asked the provider to refresh. */
    List<RecordedRequest> refreshes() {
        return idp.recorded().stream().filter(Stage::isRefresh).toList();
    }

    /** How often the provider's keys were fetched. */
    int keyFetches() {
        return idp.recorded("/.well-known/jwks.json").size();
    }

    @Override
    public void close() {
        site.close();
        idp.close();
    }

    private Browser loggedIn(String loginId, String password) {
        Browser browser = new Browser();
        Response page = browser.logIn(url("/start"), loginId, password);
        if (page.statusCode() != 200) {
            throw new AssertionError("no login: " + page.statusCode() + " " + page.asString());
        }
        return browser;
    }

    private static boolean isRefresh(RecordedRequest request) {
        return request.path().equals(RefreshCall.JWT_REFRESH.path())
                || "refresh_token".equals(request.form().raw("grant_type"));
    }

    private static Site.Builder set(Site.Builder site, String... settings) {
        for (int i = 0; i < settings.length; i += 2) {
            site.set(settings[i], settings[i + 1]);
        }
        return site;
    }
}
