package dev.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.settings.CredentialSettings;
import dev.gatehouse.settings.CredentialSettings.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionCredentialsTest {
    private static final Instant LOGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MAX_AGE = Duration.ofHours(12);
    private static final Instant END = LOGIN.plus(MAX_AGE);
    private static final Identity ALICE = identity("alice");
    private static final Tokens TOKENS = new Tokens("a.b.c", "r-1", "d.e.f");

    private final SessionStub container = new SessionStub();
    private final List<String> revivedWith = new ArrayList<>();
    private Instant now = LOGIN;
    private boolean mayRevive = true;
    private final SessionCredentials plain = credentials(Kind.SESSION);
    private final SessionCredentials revivable = credentials(Kind.SESSION_AND_REFRESH_COOKIE);

    @Test
    void nobodyGetsASession() {
        assertThat(plain.read(container.request())).isEqualTo(new Presented(null, null, null));
        assertThat(revivable.read(container.request())).isEqualTo(new Presented(null, null, null));
        plain.clear(container.request(), container.browser.response());

        assertThat(container.made).isZero();
    }

    @Test
    void aLoginIsInTheSessionAloneAndItsRefreshTokenNowhere() {
        logIn(plain);

        assertThat(container.browser.cookies()).containsOnlyKeys("app.at_exp");
        assertThat(container.browser.cookies()).containsEntry("app.at_exp", Long.toString(END.getEpochSecond()));
        assertThat(container.attributes).containsOnlyKeys("dev.gatehouse.login");
        assertThat(plain.read(container.request()))
                .isEqualTo(new Presented(new TokenState.Valid(lasting(ALICE)), null, null, null));
    }

    @Test
    void aRefreshTokenOfEarlierSettingsDoesNotCount() {
        container.browser.put("app.rt", "r-0");

        assertThat(plain.read(container.request()).refreshToken()).isNull();
    }

    @Test
    void aLoginThatCanBeRevivedHasItsRefreshTokenInACookie() {
        logIn(revivable);

        assertThat(container.browser.cookies()).containsOnlyKeys("app.rt", "app.idt", "app.at_exp");
        assertThat(revivable.read(container.request()))
                .isEqualTo(new Presented(new TokenState.Valid(lasting(ALICE)), null, "r-1", "d.e.f"));
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "0,false", "1,false"})
    void aLoginEndsWithItsLongestAgeHoweverLongItsJwt(long seconds, boolean valid) {
        logIn(plain);
        now = END.plusSeconds(seconds);

        assertThat(plain.read(container.request()).session())
                .isEqualTo(valid ? new TokenState.Valid(lasting(ALICE)) : new TokenState.Expired(lasting(ALICE)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SESSION", "SESSION_AND_REFRESH_COOKIE"})
    void theContainerCanCarryALoginToAnotherNode(Kind kind) throws Exception {
        SessionCredentials credentials = credentials(kind);
        logIn(credentials);
        Presented before = credentials.read(container.request());

        container.carryOver();

        assertThat(credentials.read(container.request())).isEqualTo(before);
    }

    @Test
    void whatAnotherClassLoaderLeftInTheSessionIsNoLogin() {
        container.attributes = new LinkedHashMap<>(Map.of("dev.gatehouse.login", "of before the deployment"));

        assertThat(plain.read(container.request()).session()).isNull();
    }

    @Test
    void aSessionThatEndsWhileItIsReadIsGone() {
        logIn(plain);
        container.callsUntilItEnds = 0;

        assertThat(plain.read(container.request())).isEqualTo(new Presented(null, null, null));
    }

    @Test
    void aSessionThatEndsDuringTheLoginIsReplaced() {
        container.attributes = new LinkedHashMap<>();
        container.callsUntilItEnds = 0;
        logIn(plain);

        assertThat(container.made).isEqualTo(1);
        assertThat(plain.read(container.request()).session()).isEqualTo(new TokenState.Valid(lasting(ALICE)));
    }

    @Test
    void aLoginThatCannotBeKeptIsNone() {
        container.committed = true;

        assertThat(plain.store(container.request(), TOKENS, ALICE, container.browser.response()))
                .isEmpty();
    }

    @Test
    void anotherUserDoesNotInheritTheSession() {
        logIn(plain);
        attributes().put("cart", "of alice");
        plain.store(container.request(), TOKENS, identity("bob"), container.browser.response());

        assertThat(container.attributes).containsOnlyKeys("dev.gatehouse.login");
        assertThat(plain.read(container.request()).session()).isEqualTo(new TokenState.Valid(lasting(identity("bob"))));
    }

    @Test
    void theSameUserFindsTheSessionAsItWas() {
        logIn(plain);
        attributes().put("cart", "of alice");
        logIn(plain);

        assertThat(container.attributes).containsKeys("dev.gatehouse.login", "cart");
    }

    @Test
    void aGoneSessionIsRevivedByOneOfAllRequests() {
        container.browser.put("app.rt", "r-1");
        renew();
        container.attributes = null;
        mayRevive = false;
        renew();

        assertThat(revivedWith).containsExactly("r-1", "r-1");
        assertThat(container.made).isEqualTo(1);
        assertThat(container.attributes).isNull();
        assertThat(container.browser.cookies()).containsEntry("app.rt", "r-2");
    }

    @Test
    void aSessionThatWasThereWithoutALoginIsRevivedUnderAnotherId() {
        container.attributes = new LinkedHashMap<>(Map.of("planted", "by somebody"));
        renew();

        assertThat(container.idChanges).isEqualTo(1);
        assertThat(container.attributes).containsKey("dev.gatehouse.login");
    }

    @Test
    void aSessionThatEndsDuringItsRevivalIsReplaced() {
        container.attributes = new LinkedHashMap<>();
        container.callsUntilItEnds = 0;
        renew();

        assertThat(container.attributes).containsKey("dev.gatehouse.login");
    }

    @Test
    void aLoginInItsSessionIsRenewedInPlace() {
        logIn(revivable);
        now = END;
        renew();

        assertThat(revivedWith).isEmpty();
        assertThat(container.made).isEqualTo(1);
        assertThat(container.idChanges).isZero();
        assertThat(revivable.read(container.request()).session())
                .isEqualTo(new TokenState.Valid(lasting(ALICE, END.plus(MAX_AGE))));
    }

    @Test
    void aRefreshDoesNotBringBackALoginThatEndsMeanwhile() {
        logIn(revivable);
        container.callsUntilItEnds = 1;
        renew();

        assertThat(container.attributes).isNull();
        assertThat(container.made).isEqualTo(1);
    }

    @Test
    void aRefreshThatCannotBeCheckedKeepsRefreshTokenAndSession() {
        logIn(revivable);
        Tokens renewed = new Tokens("a.b.d", "r-2", null);
        revivable.keepUnverified(container.request(), renewed, lasting(ALICE), container.browser.response());

        assertThat(revivable.read(container.request()))
                .isEqualTo(new Presented(new TokenState.Valid(lasting(ALICE)), null, "r-2", null));
        assertThat(container.browser.cookies()).containsEntry("app.at_exp", Long.toString(END.getEpochSecond()));
    }

    @Test
    void withoutALoginOneThatCannotBeCheckedMakesNoSession() {
        revivable.keepUnverified(
                container.request(), new Tokens("a.b.d", "r-2", null), null, container.browser.response());

        assertThat(revivable.read(container.request())).isEqualTo(new Presented(null, "r-2", null));
        assertThat(container.browser.cookies()).containsEntry("app.at_exp", Long.toString(LOGIN.getEpochSecond()));
        assertThat(container.made).isZero();
    }

    @Test
    void aLogoutLeavesNothing() {
        logIn(revivable);
        revivable.clear(container.request(), container.browser.response());

        assertThat(revivable.read(container.request())).isEqualTo(new Presented(null, null, null));
        assertThat(container.browser.cookies()).isEmpty();
        assertThat(container.attributes).isEmpty();
    }

    @Test
    void aLogoutOfASessionThatHasEndedIsDone() {
        logIn(plain);
        container.callsUntilItEnds = 0;
        plain.clear(container.request(), container.browser.response());

        assertThat(container.browser.cookies()).isEmpty();
    }

    private void logIn(SessionCredentials credentials) {
        assertThat(credentials.store(container.request(), TOKENS, ALICE, container.browser.response()))
                .isPresent();
    }

    private void renew() {
        Tokens renewed = new Tokens("a.b.d", "r-2", null);
        assertThat(revivable.renew(container.request(), "r-1", renewed, ALICE, container.browser.response()))
                .isPresent();
    }

    private Map<String, Object> attributes() {
        return Objects.requireNonNull(container.attributes);
    }

    private SessionCredentials credentials(Kind kind) {
        return new SessionCredentials(
                new CredentialSettings(kind, MAX_AGE),
                new TokenCookies(CookieFixture.settings(), () -> now),
                token -> revivedWith.add(token) && mayRevive,
                () -> now);
    }

    private static Identity identity(String subject) {
        return new Identity(
                subject,
                subject + "'s name",
                Set.of("admin", "ops"),
                Map.of("sub", subject, "nested", Map.of("list", List.of(1, "two", true))),
                LOGIN,
                LOGIN.plusSeconds(600));
    }

    /** As a session names this user. */
    private static Identity lasting(Identity identity) {
        return lasting(identity, END);
    }

    private static Identity lasting(Identity identity, Instant end) {
        return new Identity(
                identity.subject(), identity.name(), identity.roles(), identity.claims(), identity.issuedAt(), end);
    }
}
