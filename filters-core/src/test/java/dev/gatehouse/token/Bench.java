package dev.gatehouse.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.decision.TokenState;
import dev.gatehouse.settings.ClientSettings;
import dev.gatehouse.settings.Secret;
import dev.gatehouse.settings.TokenSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A verifier with everything around it: a provider that publishes {@link TestKey#RSA}, a clock, settings to change. */
final class Bench {
    static final String CLIENT = "2b3fa1a8-store";
    static final String CLIENT_SECRET = "the-client-secret-of-the-store-application";
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    final SettableTime time = new SettableTime(NOW);
    final ScriptedProvider provider = new ScriptedProvider();
    /** What was handed to the executor and has not run yet. */
    final List<Runnable> background = new ArrayList<>();

    TokenSettings.Use use = TokenSettings.Use.ACCESS_TOKEN;
    String audience = CLIENT;
    Set<String> algorithms =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    @Nullable
    SecretKey hmacSecret;

    List<String> rolesClaim = List.of("roles");
    List<String> nameClaim = List.of("preferred_username", "email", "sub");
    int cacheSize = 100;

    @Nullable
    String jcaProvider;

    @Nullable
    Secret clientSecret = new Secret(CLIENT_SECRET);

    private @Nullable TokenVerifier verifier;

    Bench() {
        provider.publish(TestKey.RSA);
    }

    /** The verifier, made from the settings as they are when it is first asked for. */
    TokenVerifier verifier() {
        TokenVerifier made = verifier;
        if (made == null) {
            TokenSettings settings = new TokenSettings(
                    use, audience, algorithms, hmacSecret, SKEW, rolesClaim, nameClaim, cacheSize, jcaProvider);
            ClientSettings client = new ClientSettings(CLIENT, clientSecret, ClientSettings.Authentication.BASIC, null);
            made = new TokenVerifier(settings, client, provider, background::add, time);
            verifier = made;
        }
        return made;
    }

    TokenState verify(String jwt) {
        return verifier().verify(jwt, null);
    }

    static boolean isExpiredOfAlice(TokenState state) {
        return state instanceof TokenState.Expired expired
                && expired.identity().subject().equals("alice-id");
    }

    void runBackground() {
        List<Runnable> tasks = List.copyOf(background);
        background.clear();
        tasks.forEach(Runnable::run);
    }

    /** An access token as FusionAuth makes them in strict scope mode, valid for an hour. */
    static Map<String, @Nullable Object> accessClaims() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("aud", CLIENT);
        claims.put("exp", NOW.getEpochSecond() + 3600);
        claims.put("iat", NOW.getEpochSecond());
        claims.put("iss", ScriptedProvider.ISSUER);
        claims.put("sub", "alice-id");
        claims.put("roles", List.of("admin", "user"));
        return claims;
    }

    /** The ID token of the same user. */
    static Map<String, @Nullable Object> idClaims() {
        Map<String, @Nullable Object> claims = accessClaims();
        claims.remove("roles");
        claims.put("nonce", "n-1");
        claims.put("at_hash", "x");
        claims.put("email", "alice@example.com");
        claims.put("email_verified", true);
        claims.put("given_name", "Alice");
        return claims;
    }

    static String accessToken() {
        return token(TestKey.RSA, claims -> {});
    }

    static String idToken() {
        return sign(TestKey.RSA, idClaims());
    }

    /** An access token with claims of its own. */
    static String token(TestKey key, Consumer<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> claims = accessClaims();
        change.accept(claims);
        return sign(key, claims);
    }

    /** A token with RS256. */
    static String sign(TestKey key, Map<String, @Nullable Object> claims) {
        return key.sign("RS256", "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + key.kid() + "\"}", json(claims));
    }

    /** A token with this header. */
    static String withHeader(String alg, TestKey key, String header) {
        return key.sign(alg, header, json(accessClaims()));
    }

    /** A token with HS256, HS384 or HS512. */
    static String hmac(String alg, byte[] secret, Map<String, @Nullable Object> claims) {
        String signed = TestKey.encode(("{\"alg\":\"" + alg + "\",\"kid\":\"rsa-1\"}").getBytes(StandardCharsets.UTF_8))
                + "." + TestKey.encode(json(claims).getBytes(StandardCharsets.UTF_8));
        try {
            String name = "HmacSHA" + alg.substring(2);
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret, name));
            return signed + "." + TestKey.encode(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String json(Map<String, @Nullable Object> claims) {
        try {
            return JSON.writeValueAsString(claims);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
