package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Instance;
import dev.gatehouse.demo.idp.session.RandomText;
import dev.gatehouse.demo.idp.session.RefreshToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues a refresh token where the login asked for {@code offline_access} and the application allows it. */
final class NewRefreshToken {
    private final Instance instance;

    NewRefreshToken(Instance instance) {
        this.instance = instance;
    }

    Optional<RefreshToken> forLogin(
            Application application,
            User user,
            String grant,
            Set<String> scopes,
            List<String> resources,
            Instant authTime,
            @Nullable UUID ssoSessionId,
            RefreshToken.Device device) {
        if (!scopes.contains("offline_access")
                || !application.oauthConfiguration().generateRefreshTokens()) {
            return Optional.empty();
        }
        Instant now = instance.time().instant();
        RefreshToken token = new RefreshToken(
                UUID.randomUUID(),
                RandomText.refreshToken(),
                user.id(),
                application.tenantId(),
                application.id(),
                now,
                now,
                authTime,
                grant,
                scopes,
                resources,
                ssoSessionId,
                device);
        instance.refreshTokens().add(token);
        return Optional.of(token);
    }
}
