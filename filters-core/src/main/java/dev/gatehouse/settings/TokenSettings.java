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
 * @param cacheSize how many verified tokens are remembered; 0 verifies each time
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

    /** Which JWT is the credential. */
    public enum Use {
        ACCESS_TOKEN,
        ID_TOKEN
    }
}
