package dev.gatehouse.provider;

import dev.gatehouse.settings.ProviderSettings.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Whether tokens are those of a user who is registered for the application. FusionAuth gives others tokens too, whose
 * access token lacks {@code applicationId}; other providers know no registration.
 *
 * @see <a href="https://fusionauth.io/docs/lifecycle/authenticate-users/oauth/tokens">FusionAuth: Tokens</a>
 */
final class Registration {
    private final Kind kind;

    Registration(Kind kind) {
        this.kind = kind;
    }

    /** Looks at tokens that came from the provider just now, and so without a check of their signature. */
    boolean isIn(TokenAnswer.Granted tokens) {
        return kind != Kind.FUSIONAUTH || namesApplication(tokens.accessToken());
    }

    private static boolean namesApplication(String accessToken) {
        String[] parts = accessToken.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return !JsonObject.parse(claims).textOrEmpty("applicationId").isEmpty();
        } catch (IOException | IllegalArgumentException noJwt) {
            return false;
        }
    }
}
