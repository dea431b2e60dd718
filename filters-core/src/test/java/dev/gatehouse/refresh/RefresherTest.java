package dev.gatehouse.refresh;

import static dev.gatehouse.refresh.Nodes.AT_ONCE;
import static dev.gatehouse.refresh.Nodes.LONG;
import static dev.gatehouse.refresh.Nodes.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.RefreshOutcome;
import dev.gatehouse.decision.RefreshOutcome.Refused;
import dev.gatehouse.decision.RefreshOutcome.Rejected;
import dev.gatehouse.decision.RefreshOutcome.Renewed;
import dev.gatehouse.decision.RefreshOutcome.Unavailable;
import dev.gatehouse.decision.RefreshOutcome.Unverified;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.provider.TokenAnswer;
import dev.gatehouse.provider.TokenAnswer.Granted;
import dev.gatehouse.provider.TokenAnswer.Misconfigured;
import dev.gatehouse.settings.TokenSettings.Use;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One request at a time. */
@Timeout(20)
class RefresherTest {
    private final Nodes nodes = new Nodes();
    private final OneTimeProvider provider = nodes.provider;
    private final Refresher refresher = nodes.node();

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void aLateRequestWithTheSpentTokenGetsTheSameTokens() {
        String spent = provider.login("alice");
        RefreshOutcome first = refresh(spent);
        assertThat(tokens(first).refreshToken()).isEqualTo("alice.1");

        nodes.time.advance(MEMORY.minusMillis(1));
        assertThat(refresh(spent)).isEqualTo(first);
        assertThat(provider.asked()).containsExactly(spent);

        nodes.time.advance(Duration.ofMillis(1));
        assertThat(refresh(spent)).isEqualTo(new Refused());
        assertThat(provider.asked()).containsExactly(spent, spent);
    }

    @Test
    void aRefusalIsRememberedForTenMinutes() {
        assertThat(refresh("unknown.7")).isEqualTo(new Refused());
        nodes.time.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(refresh("unknown.7")).isEqualTo(new Refused());
        assertThat(provider.asked()).hasSize(1);

        nodes.time.advance(Duration.ofMillis(1));
        refresh("unknown.7");
        assertThat(provider.asked()).hasSize(2);
    }

    /** 500, time-out, HTML, {@code invalid_client} say nothing about the user. */
    @Test
    void aPassingFaultIsNotRemembered() {
        String token = provider.login("alice");
        provider.answer(new TokenAnswer.Unavailable(Duration.ofSeconds(17), "status 503"));
        assertThat(refresh(token)).isEqualTo(new Unavailable(Duration.ofSeconds(17)));
        provider.answer(new Misconfigured("status 401, invalid_client"));
        assertThat(refresh(token)).isEqualTo(new Unavailable(Duration.ofSeconds(5)));

        provider.answer(null);
        assertThat(refresh(token)).isInstanceOf(Renewed.class);
    }

    @Test
    void aProgrammingErrorIsAPassingFaultAndLeavesNothingBehind() {
        String token = provider.login("alice");
        AtomicBoolean bug = new AtomicBoolean(true);
        Refresher faulty = nodes.node(
                refreshToken -> {
                    if (bug.getAndSet(false)) {
                        throw new IllegalStateException("bug");
                    }
                    return provider.exchange(refreshToken);
                },
                Use.ACCESS_TOKEN);

        assertThat(faulty.refresh(token, null, null, LONG)).isInstanceOf(Unavailable.class);
        assertThat(faulty.refresh(token, null, null, LONG)).isInstanceOf(Renewed.class);
    }

    @Test
    void aStoppedExecutorIsAPassingFault() {
        String token = provider.login("alice");
        nodes.threads.shutdownNow();

        assertThat(refresh(token)).isEqualTo(new Unavailable(Duration.ofSeconds(5)));
        assertThat(refresh(token)).isEqualTo(new Unavailable(Duration.ofSeconds(5)));
    }

    /** No {@code refresh_token} in the answer is no failure: keep the old one. */
    @Test
    void anAnswerWithoutARefreshTokenKeepsTheOldOne() {
        provider.answer(new Granted(provider.jwt("alice", 1), null, null));

        assertThat(tokens(refresh("reusable.0")).refreshToken()).isEqualTo("reusable.0");
        assertThat(tokens(refresh("reusable.0")).refreshToken()).isEqualTo("reusable.0");
        assertThat(provider.asked()).hasSize(1);
    }

    /** Reusable tokens, and within FusionAuth's grace period the same current one. */
    @Test
    void theSameRefreshTokenMayComeBackAgainAndAgain() {
        provider.jwtLife(Duration.ofSeconds(10));
        for (int round = 1; round <= 5; round++) {
            provider.answer(new Granted(provider.jwt("alice", round), "reusable.0", null));
            Renewed renewed = (Renewed) refresh("reusable.0");

            assertThat(renewed.identity().claims()).containsEntry("n", String.valueOf(round));
            assertThat(renewed.tokens().refreshToken()).isEqualTo("reusable.0");
            assertThat(provider.asked()).hasSize(round);
            // The JWT ends within the memory of the outcome that it came with.
            nodes.time.advance(Duration.ofSeconds(10));
        }
    }

    @Test
    void anAnswerWithoutAnIdTokenKeepsTheOneHeld() {
        provider.answer(new Granted(provider.jwt("alice", 1), "alice.1", null));
        assertThat(tokens(refresher.refresh("alice.0", null, "held", LONG)).idToken())
                .isEqualTo("held");
        assertThat(tokens(refresher.refresh("alice.0", null, null, LONG)).idToken())
                .isNull();

        provider.answer(new Granted(provider.jwt("bob", 1), "bob.1", "new"));
        assertThat(tokens(refresher.refresh("bob.0", null, "held", LONG)).idToken())
                .isEqualTo("new");
    }

    @Test
    void theIdTokenIsTheCredentialWhereTheSettingsSaySo() {
        Refresher byIdToken = nodes.node(provider, Use.ID_TOKEN);
        provider.answer(new Granted("access", "alice.1", provider.jwt("alice", 1)));
        assertThat(byIdToken.refresh("alice.0", "alice", null, LONG))
                .isInstanceOfSatisfying(
                        Renewed.class,
                        renewed -> assertThat(renewed.tokens())
                                .isEqualTo(new Tokens(provider.jwt("alice", 1), "alice.1", null)));

        provider.answer(new Granted("access", "bob.1", null));
        assertThat(byIdToken.refresh("bob.0", null, null, LONG))
                .isEqualTo(new Rejected("the answer holds no ID token, which token.use asks for"));
    }

    /** Compare {@code sub}. */
    @Test
    void anotherSubjectsTokenIsRejectedForEveryone() {
        provider.answer(new Granted(provider.jwt("mallory", 1), "mallory.1", null));

        assertThat(refresher.refresh("alice.0", "alice", null, LONG))
                .isEqualTo(new Rejected("the new token is another subject's"));
        assertThat(refresh("alice.0")).isEqualTo(new Rejected("the new token is another subject's"));
        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    void anotherSubjectsExpiredTokenIsNotFollowed() {
        provider.jwtLife(Duration.ZERO);
        provider.answer(new Granted(provider.jwt("mallory", 1), "mallory.1", null));

        assertThat(refresher.refresh("alice.0", "alice", null, LONG))
                .isEqualTo(new Rejected("the new token is another subject's"));
        assertThat(provider.asked()).containsExactly("alice.0");
    }

    @Test
    void aWrongTokenIsRejectedAndTheProviderNotAskedAgainForTenMinutes() {
        provider.login("alice");
        provider.verdict(new TokenState.Rejected("alg none"));
        assertThat(refresh("alice.0")).isEqualTo(new Rejected("alg none"));
        provider.verdict(new TokenState.Absent());

        nodes.time.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(refresh("alice.0")).isEqualTo(new Rejected("alg none"));
        assertThat(provider.asked()).hasSize(1);

        nodes.time.advance(Duration.ofMillis(1));
        assertThat(refresh("alice.0")).isEqualTo(new Refused());
        assertThat(provider.asked()).hasSize(2);
    }

    @Test
    void aTokenThatComesExpiredIsRejectedWhenTheNextOneIsToo() {
        provider.login("alice");
        provider.jwtLife(Duration.ZERO);

        assertThat(refresh("alice.0")).isEqualTo(new Rejected("the new token has expired already"));
        assertThat(refresh("alice.0")).isEqualTo(new Rejected("the new token has expired already"));
        assertThat(provider.asked()).containsExactly("alice.0", "alice.1");
    }

    @Test
    void aReusableTokenWhoseJwtsComeExpiredIsRejected() {
        provider.jwtLife(Duration.ZERO);
        provider.answer(new Granted(provider.jwt("alice", 1), "alice.0", null));

        assertThat(refresh("alice.0")).isEqualTo(new Rejected("the new token has expired already"));
        assertThat(refresh("alice.0")).isEqualTo(new Rejected("the new token has expired already"));
        assertThat(provider.asked()).hasSize(2);
    }

    /** Refresh worked, key set down: the rotated refresh token is kept. */
    @Test
    void tokensThatCannotBeCheckedYetAreKept() {
        for (TokenState state : new TokenState[] {new TokenState.Unverifiable(), new TokenState.UnknownKey()}) {
            String token = provider.login("user" + state.hashCode());
            provider.verdict(state);
            assertThat(refresh(token))
                    .isInstanceOfSatisfying(
                            Unverified.class,
                            unverified -> assertThat(unverified.tokens().refreshToken())
                                    .isEqualTo(token.replace(".0", ".1")));

            provider.verdict(new TokenState.Absent());
            assertThat(refresh(token)).isInstanceOf(Renewed.class);
            assertThat(provider.asked()).containsOnlyOnce(token);
        }
    }

    @Test
    void twoUsersTokensNeverMeet() {
        assertThat(tokens(refresh(provider.login("alice"))).refreshToken()).isEqualTo("alice.1");
        assertThat(tokens(refresh(provider.login("bob"))).refreshToken()).isEqualTo("bob.1");
        assertThat(tokens(refresh("alice.0")).jwt()).startsWith("alice|");
        assertThat(tokens(refresh("bob.0")).jwt()).startsWith("bob|");
    }

    @Test
    void aLateRequestGetsTheNewestOfItsLine() {
        provider.login("alice");
        refresh("alice.0");
        refresh("alice.1");

        assertThat(tokens(refresh("alice.0")).refreshToken()).isEqualTo("alice.2");
        assertThat(provider.asked()).containsExactly("alice.0", "alice.1");
    }

    @Test
    void aLateRequestWhoseNewJwtHasExpiredMeanwhileGoesOn() {
        provider.jwtLife(Duration.ofSeconds(2));
        provider.login("alice");
        refresh("alice.0");
        nodes.time.advance(Duration.ofSeconds(2));

        Renewed renewed = (Renewed) refresher.refresh("alice.0", "alice", null, LONG);
        assertThat(renewed.tokens().refreshToken()).isEqualTo("alice.2");
        assertThat(provider.asked()).containsExactly("alice.0", "alice.1");
    }

    @Test
    void aLongLineOfShortJwtsIsFollowedToItsEnd() {
        provider.jwtLife(Duration.ofSeconds(1));
        provider.login("alice");
        for (int i = 0; i < 29; i++) {
            refresh("alice." + i);
            nodes.time.advance(Duration.ofSeconds(1));
        }
        assertThat(tokens(refresh("alice.0")).refreshToken()).isEqualTo("alice.30");
        assertThat(provider.asked()).hasSize(30);
    }

    @Test
    void theLineNeverLeadsToAnotherSubject() {
        provider.jwtLife(Duration.ofSeconds(2));
        provider.login("alice");
        refresh("alice.0");
        nodes.time.advance(Duration.ofSeconds(2));
        provider.answer(new Granted(provider.jwt("mallory", 9), "mallory.9", null));

        assertThat(refresh("alice.0")).isEqualTo(new Rejected("the new token is another subject's"));
    }

    @Test
    void aLateRequestIsRefusedWhenTheSuccessorIs() {
        provider.login("alice");
        refresh("alice.0");
        provider.answer(new TokenAnswer.Refused("invalid_grant", "refresh_token_not_found"));
        assertThat(refresh("alice.1")).isEqualTo(new Refused());

        assertThat(refresh("alice.0")).isEqualTo(new Refused());
    }

    @Test
    void oneThatDoesNotWaitStartsTheExchangeAllTheSame() throws Exception {
        OneTimeProvider.Hold hold = provider.holdNext();
        String token = provider.login("alice");

        assertThat(refresher.refresh(token, null, null, AT_ONCE)).isEqualTo(new Unavailable(Duration.ofSeconds(1)));
        hold.awaitEntered();
        hold.release();

        assertThat(refresh(token)).isInstanceOf(Renewed.class);
        assertThat(provider.asked()).containsExactly(token);
    }

    private RefreshOutcome refresh(String refreshToken) {
        return refresher.refresh(refreshToken, null, null, LONG);
    }

    private static Tokens tokens(RefreshOutcome outcome) {
        assertThat(outcome).isInstanceOf(Renewed.class);
        return ((Renewed) outcome).tokens();
    }
}
