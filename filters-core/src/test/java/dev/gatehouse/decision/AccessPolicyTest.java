package dev.gatehouse.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatehouse.decision.AccessPolicy.Lacking;
import dev.gatehouse.decision.Decision.Login;
import dev.gatehouse.decision.Decision.Proceed;
import dev.gatehouse.decision.Decision.Refresh;
import dev.gatehouse.decision.Decision.Refuse;
import dev.gatehouse.decision.Decision.Unavailable;
import dev.gatehouse.decision.RequestFacts.Access;
import dev.gatehouse.decision.RequestFacts.Asker;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessPolicyTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Identity ALICE = identity("alice", NOW.minusSeconds(600), NOW.plusSeconds(3000));
    private static final Identity RENEWED = identity("alice", NOW, NOW.plusSeconds(3600));
    private static final Tokens TOKENS = new Tokens("jwt", "rt", null);

    private static final TokenState ABSENT = new TokenState.Absent();
    private static final TokenState VALID = new TokenState.Valid(ALICE);
    private static final TokenState EXPIRED = new TokenState.Expired(ALICE);
    private static final TokenState UNKNOWN_KEY = new TokenState.UnknownKey();
    private static final TokenState UNVERIFIABLE = new TokenState.Unverifiable();
    private static final TokenState FORGED = new TokenState.Rejected("signature does not match");

    private static final RequestFacts PAGE = facts(Access.PROTECTED, Asker.PAGE, false);
    private static final RequestFacts PAGE_RT = facts(Access.PROTECTED, Asker.PAGE, true);
    private static final RequestFacts FRAME = facts(Access.PROTECTED, Asker.FRAME, false);
    private static final RequestFacts SCRIPT = facts(Access.PROTECTED, Asker.SCRIPT, false);
    private static final RequestFacts SCRIPT_RT = facts(Access.PROTECTED, Asker.SCRIPT, true);
    private static final RequestFacts OPTIONAL = facts(Access.OPTIONAL, Asker.PAGE, false);
    private static final RequestFacts OPTIONAL_RT = facts(Access.OPTIONAL, Asker.PAGE, true);
    private static final RequestFacts PUBLIC_RT = facts(Access.PUBLIC, Asker.PAGE, true);

    private static final List<Set<String>> ROLES = List.of(Set.of("admin", "ops"), Set.of("user"));
    private static final TokenState ADMIN = new TokenState.Valid(identity("ada", "admin", "user"));
    private static final TokenState OTHER_ADMIN = new TokenState.Valid(identity("otto", "Admin", "user"));
    private static final RequestFacts ADMIN_PAGE = new RequestFacts(Access.PROTECTED, ROLES, Asker.PAGE, false);
    private static final RequestFacts ADMIN_PAGE_RT = new RequestFacts(Access.PROTECTED, ROLES, Asker.PAGE, true);
    private static final RequestFacts PUBLIC_ADMIN_PAGE = new RequestFacts(Access.PUBLIC, ROLES, Asker.PAGE, false);
    private static final Decision FORBIDDEN = new Refuse(new Decision.Forbidden());

    private static final Decision NOBODY = new Proceed(null);
    private static final Decision AS_ALICE = new Proceed(ALICE);
    private static final Decision KEYS_AWAY = new Refuse(new Unavailable(Duration.ofSeconds(5)));

    private final AccessPolicy policy =
            new AccessPolicy(EnumSet.of(Lacking.ABSENT, Lacking.EXPIRED, Lacking.UNKNOWN_KEY), Duration.ofSeconds(30));

    /** The whole first decision, one row a rule. */
    static Stream<Arguments> firstDecisions() {
        return Stream.of(
                arguments(PAGE, VALID, AS_ALICE),
                arguments(PAGE_RT, VALID, AS_ALICE),
                arguments(PAGE_RT, ABSENT, new Refresh(null, false)),
                arguments(PAGE_RT, EXPIRED, new Refresh(ALICE, false)),
                arguments(PAGE_RT, UNKNOWN_KEY, new Refresh(null, false)),
                arguments(PAGE_RT, UNVERIFIABLE, KEYS_AWAY),
                arguments(PAGE_RT, FORGED, login(Asker.PAGE, true)),
                arguments(PAGE, ABSENT, login(Asker.PAGE, false)),
                arguments(PAGE, EXPIRED, login(Asker.PAGE, true)),
                arguments(PAGE, UNKNOWN_KEY, login(Asker.PAGE, false)),
                arguments(PAGE, UNVERIFIABLE, KEYS_AWAY),
                arguments(PAGE, FORGED, login(Asker.PAGE, false)),
                arguments(FRAME, ABSENT, login(Asker.FRAME, false)),
                arguments(SCRIPT, ABSENT, login(Asker.SCRIPT, false)),
                arguments(SCRIPT, EXPIRED, login(Asker.SCRIPT, true)),
                arguments(SCRIPT_RT, EXPIRED, new Refresh(ALICE, false)),
                arguments(OPTIONAL, ABSENT, NOBODY),
                arguments(OPTIONAL, VALID, AS_ALICE),
                arguments(OPTIONAL, FORGED, NOBODY),
                arguments(OPTIONAL, EXPIRED, NOBODY),
                arguments(OPTIONAL, UNVERIFIABLE, NOBODY),
                arguments(OPTIONAL_RT, EXPIRED, new Refresh(ALICE, false)),
                arguments(ADMIN_PAGE, ADMIN, new Proceed(identity("ada", "admin", "user"))),
                arguments(ADMIN_PAGE, OTHER_ADMIN, FORBIDDEN),
                arguments(ADMIN_PAGE, new TokenState.Valid(identity("uma", "user")), FORBIDDEN),
                arguments(ADMIN_PAGE, new TokenState.Valid(identity("olga", "ops")), FORBIDDEN),
                arguments(ADMIN_PAGE, VALID, FORBIDDEN),
                arguments(ADMIN_PAGE, ABSENT, login(Asker.PAGE, false)),
                arguments(ADMIN_PAGE_RT, EXPIRED, new Refresh(ALICE, false)),
                arguments(PUBLIC_ADMIN_PAGE, ABSENT, NOBODY),
                arguments(PUBLIC_RT, EXPIRED, NOBODY),
                arguments(PUBLIC_RT, VALID, NOBODY));
    }

    /** The whole second decision, one row a rule. */
    static Stream<Arguments> secondDecisions() {
        RefreshOutcome renewed = new RefreshOutcome.Renewed(RENEWED, TOKENS);
        RefreshOutcome refused = new RefreshOutcome.Refused();
        RefreshOutcome rejected = new RefreshOutcome.Rejected("another subject");
        RefreshOutcome unverified = new RefreshOutcome.Unverified(TOKENS);
        RefreshOutcome unavailable = new RefreshOutcome.Unavailable(Duration.ofSeconds(9));
        return Stream.of(
                arguments(PAGE_RT, EXPIRED, renewed, new Proceed(RENEWED)),
                arguments(PAGE_RT, EXPIRED, refused, login(Asker.PAGE, true)),
                arguments(SCRIPT_RT, EXPIRED, refused, login(Asker.SCRIPT, true)),
                arguments(SCRIPT_RT, ABSENT, refused, login(Asker.SCRIPT, true)),
                arguments(PAGE_RT, EXPIRED, rejected, login(Asker.PAGE, true)),
                arguments(PAGE_RT, EXPIRED, unverified, KEYS_AWAY),
                arguments(PAGE_RT, EXPIRED, unavailable, new Refuse(new Unavailable(Duration.ofSeconds(9)))),
                arguments(PAGE_RT, VALID, renewed, new Proceed(RENEWED)),
                arguments(PAGE_RT, VALID, refused, AS_ALICE),
                arguments(PAGE_RT, VALID, rejected, AS_ALICE),
                arguments(PAGE_RT, VALID, unverified, AS_ALICE),
                arguments(PAGE_RT, VALID, unavailable, AS_ALICE),
                arguments(ADMIN_PAGE_RT, EXPIRED, renewed, FORBIDDEN),
                arguments(ADMIN_PAGE_RT, VALID, unavailable, FORBIDDEN),
                arguments(ADMIN_PAGE_RT, ADMIN, unavailable, new Proceed(identity("ada", "admin", "user"))),
                arguments(ADMIN_PAGE_RT, EXPIRED, refused, login(Asker.PAGE, true)),
                arguments(OPTIONAL_RT, EXPIRED, renewed, new Proceed(RENEWED)),
                arguments(OPTIONAL_RT, EXPIRED, refused, NOBODY),
                arguments(OPTIONAL_RT, EXPIRED, unavailable, NOBODY),
                arguments(OPTIONAL_RT, EXPIRED, unverified, NOBODY));
    }

    @ParameterizedTest
    @MethodSource("firstDecisions")
    void decidesOnWhatTheRequestCarried(RequestFacts facts, TokenState token, Decision expected) {
        assertThat(policy.decide(facts, token, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("secondDecisions")
    void decidesAgainOnceAfterARefresh(
            RequestFacts facts, TokenState token, RefreshOutcome outcome, Decision expected) {
        assertThat(policy.decide(facts, token, outcome)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Lacking.class)
    void eachTriggerCountsOnlyWhereItIsSet(Lacking lacking) {
        Map<Lacking, TokenState> lackingTokens = Map.of(
                Lacking.ABSENT, ABSENT,
                Lacking.EXPIRED, EXPIRED,
                Lacking.UNKNOWN_KEY, UNKNOWN_KEY,
                Lacking.INVALID, FORGED);
        AccessPolicy only = new AccessPolicy(Set.of(lacking), Duration.ZERO);
        lackingTokens.forEach((lacks, token) -> assertThat(only.decide(PAGE_RT, token, NOW) instanceof Refresh)
                .as("%s with only %s", lacks, lacking)
                .isEqualTo(lacks == lacking));
    }

    @Test
    void aValidTokenIsRefreshedEarlyFromThirtySecondsBeforeItsEnd() {
        Instant end = ALICE.expiresAt();

        assertThat(policy.decide(PAGE_RT, VALID, end.minusSeconds(31))).isEqualTo(AS_ALICE);
        assertThat(policy.decide(PAGE_RT, VALID, end.minusSeconds(30))).isEqualTo(new Refresh(ALICE, true));
        assertThat(policy.decide(PAGE_RT, VALID, end.minusSeconds(29))).isEqualTo(new Refresh(ALICE, true));
        assertThat(policy.decide(PAGE_RT, VALID, end.plusSeconds(20))).isEqualTo(new Refresh(ALICE, true));
        assertThat(policy.decide(PAGE, VALID, end.minusSeconds(29))).isEqualTo(AS_ALICE);
    }

    @Test
    void aShortTokenIsRefreshedEarlyInItsLastQuarter() {
        Identity brief = identity("alice", NOW, NOW.plusSeconds(60));
        TokenState valid = new TokenState.Valid(brief);

        assertThat(policy.decide(PAGE_RT, valid, NOW.plusSeconds(44))).isEqualTo(new Proceed(brief));
        assertThat(policy.decide(PAGE_RT, valid, NOW.plusSeconds(45))).isEqualTo(new Refresh(brief, true));
    }

    private static Decision login(Asker asker, boolean expired) {
        return new Refuse(new Login(asker, expired));
    }

    private static RequestFacts facts(Access access, Asker asker, boolean hasRefreshToken) {
        return new RequestFacts(access, List.of(), asker, hasRefreshToken);
    }

    private static Identity identity(String subject, String... roles) {
        return new Identity(subject, subject, Set.of(roles), Map.of(), NOW.minusSeconds(600), NOW.plusSeconds(3000));
    }

    private static Identity identity(String subject, Instant issuedAt, Instant expiresAt) {
        return new Identity(subject, subject, Set.of(), Map.of(), issuedAt, expiresAt);
    }
}
