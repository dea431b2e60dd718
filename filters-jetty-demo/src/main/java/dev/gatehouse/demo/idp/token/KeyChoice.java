package dev.gatehouse.demo.idp.token;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Tenant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which key signs what, by the settings of tenant and application. */
public final class KeyChoice {
    private final Directory directory;
    private final SigningKeys keys;

    /** The choice among these keys. */
    public KeyChoice(Directory directory, SigningKeys keys) {
        this.directory = directory;
        this.keys = keys;
    }

    /** The key for an application's access tokens. */
    public SigningKey forAccessTokens(Application application) {
        return keyOrDefault(directory.tokenSettings(application).accessTokenKeyId());
    }

    /** The key for an application's ID tokens; may be made of its client secret. */
    public SigningKey forIdTokens(Application application) {
        UUID id = directory.tokenSettings(application).idTokenKeyId();
        if (id == null) {
            return forAccessTokens(application);
        }
        return SigningKeys.clientSecretAlgorithm(id)
                .map(algorithm -> clientSecretKey(id, algorithm, application))
                .orElseGet(() -> keyOrDefault(id));
    }

    /** The key for tokens of a tenant that belong to no application. */
    public SigningKey forTenant(Tenant tenant) {
        return keyOrDefault(tenant.jwtConfiguration().accessTokenKeyId());
    }

    /** The ids of the keys that sign for any of these applications. */
    public Set<UUID> usedBy(Collection<Application> applications) {
        return applications.stream()
                .flatMap(application -> Stream.of(forAccessTokens(application), forIdTokens(application)))
                .map(SigningKey::id)
                .collect(Collectors.toSet());
    }

    private SigningKey keyOrDefault(@Nullable UUID id) {
        return Optional.ofNullable(id).flatMap(keys::byId).orElseGet(keys::defaultKey);
    }

    private static SigningKey clientSecretKey(UUID id, Algorithm algorithm, Application application) {
        String secret = application.oauthConfiguration().clientSecret();
        return SigningKey.ofClientSecret(id, algorithm, secret == null ? application.clientId() : secret);
    }
}
