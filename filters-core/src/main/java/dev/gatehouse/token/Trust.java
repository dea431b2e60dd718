package dev.gatehouse.token;

import dev.gatehouse.settings.Secret;
import dev.gatehouse.settings.TokenSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Which algorithms count for one kind of token, and the secrets for those that need one.
 *
 * @param algorithms {@code HS*} only where there is a secret
 * @param secrets tried in turn for {@code HS*}; a published key never is
 */
record Trust(Set<SignatureAlgorithm> algorithms, List<SecretKey> secrets) {

    /** For the credential: what is configured, and {@code token.hmac-secret} alone for {@code HS*}. */
    static Trust inCredentials(TokenSettings settings) {
        Set<SignatureAlgorithm> algorithms = configured(settings);
        if (settings.hmacSecret() == null) {
            algorithms.removeIf(algorithm -> algorithm.keyKind() == KeyKind.SECRET);
        }
        return new Trust(algorithms, Stream.ofNullable(settings.hmacSecret()).toList());
    }

    /**
     * For an ID token fetched or kept by us: also {@code HS*} with the client secret (OpenID Connect Core 1.0 section
     * 10.1), which FusionAuth's shadow keys make.
     */
    static Trust inIdTokens(TokenSettings settings, @Nullable Secret clientSecret) {
        Trust credentials = inCredentials(settings);
        if (clientSecret == null) {
            return credentials;
        }
        Set<SignatureAlgorithm> algorithms =
                EnumSet.of(SignatureAlgorithm.HS256, SignatureAlgorithm.HS384, SignatureAlgorithm.HS512);
        algorithms.addAll(credentials.algorithms());
        SecretKey clientKey = new SecretKeySpec(clientSecret.bytes(), "HMAC");
        return new Trust(
                algorithms,
                Stream.concat(Stream.of(clientKey), credentials.secrets().stream())
                        .toList());
    }

    private static Set<SignatureAlgorithm> configured(TokenSettings settings) {
        Set<SignatureAlgorithm> algorithms = EnumSet.noneOf(SignatureAlgorithm.class);
        settings.algorithms().stream()
                .map(SignatureAlgorithm::named)
                .filter(Objects::nonNull)
                .forEach(algorithms::add);
        return algorithms;
    }
}
