package dev.gatehouse.token;

import static dev.gatehouse.token.Bench.NOW;
import static dev.gatehouse.token.Bench.hmac;
import static dev.gatehouse.token.Bench.idClaims;
import static dev.gatehouse.token.Bench.idToken;
import static dev.gatehouse.token.Bench.sign;
import static dev.gatehouse.token.Bench.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.TokenState.Rejected;
import dev.gatehouse.decision.TokenState.Valid;
import dev.gatehouse.settings.TokenSettings;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who the user is, from the access token and the ID token beside it. */
class IdentitiesTest {
    private final Bench bench = new Bench();

    @Test
    void anAccessTokenInStrictScopeModeNamesOnlyItsSubject() {
        Identity alice = identity(claims -> {});

        assertThat(alice.subject()).isEqualTo("alice-id");
        assertThat(alice.name()).isEqualTo("alice-id");
        assertThat(alice.roles()).containsExactly("admin", "user");
        assertThat(alice.issuedAt()).isEqualTo(NOW);
        assertThat(alice.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
    }

    @Test
    void theFirstNameThatIsThereCounts() {
        assertThat(identity(claims -> claims.put("email", "alice@example.com")).name())
                .isEqualTo("alice@example.com");
        assertThat(identity(claims -> {
                            claims.put("email", "alice@example.com");
                            claims.put("preferred_username", "alice");
                        })
                        .name())
                .isEqualTo("alice");
        for (Object none : new @Nullable Object[] {null, "", " ", 1, List.of("x")}) {
            assertThat(identity(claims -> claims.put("preferred_username", none))
                            .name())
                    .isEqualTo("alice-id");
        }
    }

    /** CR or LF from a claim in a log line: the container logs the name of who sent a request. */
    @Test
    void aNameThatBreaksALogLineIsNone() {
        for (String name : List.of("alice\r\nGET /", "a\u001b[2J", "a\u0085b", "a\u2028b", "a\u0000")) {
            assertThat(identity(claims -> claims.put("preferred_username", name))
                            .name())
                    .isEqualTo("alice-id");
        }
    }

    @Test
    void pathsLeadIntoNestedClaims() {
        bench.rolesClaim = List.of("resource_access.store.roles", "https://example.com/roles");
        bench.nameClaim = List.of("user.names.display");

        Identity nested = identity(claims -> {
            claims.put("resource_access", Map.of("store", Map.of("roles", List.of("clerk"))));
            claims.put("user", Map.of("names", Map.of("display", "Alice A.")));
        });
        assertThat(nested.roles()).containsExactly("clerk");
        assertThat(nested.name()).isEqualTo("Alice A.");

        Identity namespaced = identity(claims -> {
            claims.put("resource_access", "none");
            claims.put("https://example.com/roles", List.of("clerk"));
        });
        assertThat(namespaced.roles()).containsExactly("clerk");
        assertThat(namespaced.name()).isEqualTo("alice-id");
    }

    /** Roles: a claim that is a string, nested, null or as long as a token can be. */
    @Test
    void rolesAreAListOrOneStringAndNothingElse() {
        assertThat(roles("admin,user")).containsExactly("admin,user");
        assertThat(roles(null)).isEmpty();
        assertThat(roles("")).isEmpty();
        assertThat(roles(7)).isEmpty();
        assertThat(roles(true)).isEmpty();
        assertThat(roles(Map.of("admin", true))).isEmpty();
        assertThat(roles(Arrays.asList("a", null, 1, List.of("b"), Map.of("c", "d"), "", "a")))
                .containsExactly("a");
        assertThat(identity(claims -> claims.remove("roles")).roles()).isEmpty();
        List<String> many =
                IntStream.range(0, 2_000).mapToObj(i -> Integer.toString(i, 36)).toList();
        assertThat(roles(many).size()).isEqualTo(2_000);
    }

    /** CVE-2024-38827: compared with the default locale. */
    @Test
    void rolesAreKeptLetterByLetter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(roles(List.of("ADMIN", "\u0131", "I"))).containsExactly("ADMIN", "\u0131", "I");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void claimsAreUnmodifiableThroughout() {
        Identity alice = identity(claims -> {
            claims.put("list", List.of(List.of(1)));
            claims.put("map", Map.of("a", Map.of("b", 1)));
        });

        assertFrozen(alice.claims());
        assertFrozen(beside(claims -> {}, idToken()).claims());
        assertThatThrownBy(() -> alice.roles().add("root")).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void assertFrozen(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
            map.values().forEach(IdentitiesTest::assertFrozen);
        } else if (value instanceof List<?> list) {
            assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
            list.forEach(IdentitiesTest::assertFrozen);
        }
    }

    @Test
    void claimsAreJsonValues() {
        BigInteger large = BigInteger.TWO.pow(80);
        Identity alice = identity(claims -> {
            claims.put("null", null);
            claims.put("whole", 7);
            claims.put("large", large);
            claims.put("fraction", 0.5);
            claims.put("true", true);
            claims.put("text", "tä\uD83D\uDE00xt");
        });

        assertThat(alice.claims())
                .containsEntry("null", null)
                .containsEntry("whole", 7L)
                .containsEntry("large", large)
                .containsEntry("fraction", 0.5)
                .containsEntry("true", true)
                .containsEntry("text", "tä\uD83D\uDE00xt");
    }

    @Test
    void theIdTokenCompletesNameAndProfile() {
        Identity alice = beside(claims -> {}, idToken());

        assertThat(alice.name()).isEqualTo("alice@example.com");
        assertThat(alice.claims())
                .containsEntry("email", "alice@example.com")
                .containsEntry("email_verified", true)
                .containsEntry("given_name", "Alice");
        assertThat(alice.roles()).containsExactly("admin", "user");
    }

    @Test
    void whatTheAccessTokenSaysStands() {
        Identity alice = beside(
                claims -> {
                    claims.put("email", "alice@work.example");
                    claims.put("given_name", null);
                },
                idToken());

        assertThat(alice.name()).isEqualTo("alice@work.example");
        assertThat(alice.claims())
                .containsEntry("email", "alice@work.example")
                .containsEntry("given_name", "Alice")
                .doesNotContainKey("nonce")
                .doesNotContainKey("at_hash");
    }

    /** "Verified" is said of one address and not of another. */
    @Test
    void aVerifiedMarkNeverMovesToAnotherAddress() {
        Identity alice = beside(claims -> claims.put("email", "ceo@example.com"), idToken());

        assertThat(alice.claims()).doesNotContainKey("email_verified");
        assertThat(beside(claims -> claims.put("email", "alice@example.com"), idToken())
                        .claims())
                .containsEntry("email_verified", true);
    }

    @Test
    void theIdTokenGivesNoRoles() {
        Map<String, @Nullable Object> claims = idClaims();
        claims.put("roles", List.of("root"));

        assertThat(beside(access -> access.remove("roles"), sign(TestKey.RSA, claims))
                        .roles())
                .isEmpty();
    }

    @Test
    void anIdTokenOlderThanTheRefreshedAccessTokenStillNamesTheUser() {
        Map<String, @Nullable Object> claims = idClaims();
        claims.put("exp", NOW.getEpochSecond() - 86_400);

        assertThat(beside(access -> {}, sign(TestKey.RSA, claims)).name()).isEqualTo("alice@example.com");
    }

    /** OpenID Connect Core 1.0 section 10.1; FusionAuth's shadow keys. */
    @Test
    void anIdTokenSignedWithTheClientSecretNamesTheUserButIsNoCredential() {
        String idToken = hmac("HS256", Bench.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8), idClaims());
        assertThat(beside(claims -> {}, idToken).name()).isEqualTo("alice@example.com");

        Bench idTokens = new Bench();
        idTokens.use = TokenSettings.Use.ID_TOKEN;
        idTokens.algorithms = Set.of("RS256", "HS256");
        assertThat(idTokens.verify(idToken)).isEqualTo(new Rejected("its alg is \"HS256\""));

        Bench withSecret = new Bench();
        withSecret.use = TokenSettings.Use.ID_TOKEN;
        withSecret.algorithms = Set.of("RS256", "HS256");
        withSecret.hmacSecret = new SecretKeySpec(new byte[32], "HMAC");
        assertThat(withSecret.verify(idToken)).isInstanceOf(Rejected.class);
    }

    @Test
    void anIdTokenThatFailsNeverBreaksTheLogin() {
        Map<String, @Nullable Object> otherSubject = idClaims();
        otherSubject.put("sub", "mallory-id");
        Map<String, @Nullable Object> otherAudience = idClaims();
        otherAudience.put("aud", "forums");
        for (String failing : List.of(
                "",
                "nonsense",
                sign(TestKey.RSA, otherSubject),
                sign(TestKey.RSA, otherAudience),
                sign(TestKey.OTHER_RSA.named("rsa-1"), idClaims()),
                sign(TestKey.OTHER_RSA.named("never-published"), idClaims()),
                hmac("HS256", new byte[32], idClaims()))) {
            Identity alice = beside(claims -> {}, failing);

            assertThat(alice.name()).isEqualTo("alice-id");
            assertThat(alice.claims()).doesNotContainKey("email");
        }
    }

    @Test
    void aGoodIdTokenSavesNoBadCredential() {
        assertThat(bench.verifier().verify("nonsense", idToken())).isInstanceOf(Rejected.class);
        assertThat(bench.verifier().verify(idToken(), idToken())).isInstanceOf(Rejected.class);
        assertThat(bench.verifier().verify(token(TestKey.RSA, claims -> claims.put("exp", 1)), idToken()))
                .matches(Bench::isExpiredOfAlice);
    }

    private Identity identity(Consumer<Map<String, @Nullable Object>> change) {
        return ((Valid) bench.verify(token(TestKey.RSA, change))).identity();
    }

    /** A provider that ends logins names them as its ID tokens do; not all have the same in access tokens. */
    @Test
    void theIdTokenSaysWhichLoginItIsWhereTheAccessTokenDoesNot() {
        Map<String, @Nullable Object> claims = idClaims();
        claims.put("sid", "s-1");
        claims.put("auth_time", 7);

        assertThat(beside(access -> {}, sign(TestKey.RSA, claims)).claims())
                .containsEntry("sid", "s-1")
                .containsEntry("auth_time", 7L);
        assertThat(beside(access -> access.put("sid", "s-2"), sign(TestKey.RSA, claims))
                        .claims())
                .containsEntry("sid", "s-2");
    }

    private Identity beside(Consumer<Map<String, @Nullable Object>> change, String idToken) {
        return ((Valid) bench.verifier().verify(token(TestKey.RSA, change), idToken)).identity();
    }

    private Set<String> roles(@Nullable Object value) {
        return identity(claims -> claims.put("roles", value)).roles();
    }
}
