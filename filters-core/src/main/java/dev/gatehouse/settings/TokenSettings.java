package dev.gatehouse.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are accepted.
 *
 * @param use which JWT is the credential
 * @param audience the {@code aud} it must name
 * @param algorithms the {@code alg} values accepted (RFC 7518 section 3.1)
 * @param hmacSecret the secret for {@code HS*}, at least 32 bytes; null: no {@code HS*} is accepted
 * @param clockSkew tolerance when {@code exp} and {@code nbf} are checked, at most 5 minutes
 * @param rolesClaim dotted paths of the claim that holds the roles, first hit counts
 * @param nameClaim dotted paths of the claim that holds the name, first hit counts
 * @param cacheSize how many verified tokens are remembered, at most 1,000,000; 0 verifies each time
 * @param jcaProvider name of the JCA provider that verifies signatures; null: the JDK's choice
 */
public record TokenSettings(
        Use use,
        String audience,
        Set<String> algorithms,
        @Nullable SecretKey hmacSecret,
        Duration clockSkew,
        List<String> rolesClaim,
        List<String> nameClaim,
        int cacheSize,
        @Nullable String jcaProvider) {

    public TokenSettings {
        algorithms = Set.copyOf(algorithms);
        rolesClaim = List.copyOf(rolesClaim);
        nameClaim = List.copyOf(nameClaim);
    }

    static TokenSettings from(Values values) {
        return new TokenSettings(
                values.get(Catalog.TOKEN_USE),
                values.find(Catalog.TOKEN_AUDIENCE, values.get(Catalog.CLIENT_ID)),
                values.get(Catalog.TOKEN_ALGORITHMS),
                values.find(Catalog.TOKEN_HMAC_SECRET),
                values.get(Catalog.TOKEN_CLOCK_SKEW),
                values.get(Catalog.TOKEN_ROLES_CLAIM),
                values.get(Catalog.TOKEN_NAME_CLAIM),
                values.get(Catalog.TOKEN_CACHE_SIZE),
                values.find(Catalog.TOKEN_JCA_PROVIDER));
    }

    /** Which JWT is the credential. */
    public enum Use {
        ACCESS_TOKEN,
        ID_TOKEN
    }
}
