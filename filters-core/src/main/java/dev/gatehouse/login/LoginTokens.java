package dev.gatehouse.login;

import dev.gatehouse.decision.Tokens;
import dev.gatehouse.provider.TokenAnswer;
import dev.gatehouse.settings.RefreshSettings;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.TokenSettings;
import java.util.Optional;

/**
 * What is kept of the tokens that a login brings.
 *
 * @param useIdToken whether the ID token is the credential
 * @param keepRefreshToken whether a refresh token is of any use
 */
record LoginTokens(boolean useIdToken, boolean keepRefreshToken) {
    static LoginTokens of(Settings settings) {
        return new LoginTokens(
                settings.token().use() == TokenSettings.Use.ID_TOKEN,
                settings.refresh().endpoint() != RefreshSettings.Endpoint.NONE);
    }

    /** Empty where the credential is not among them. */
    Optional<Tokens> of(TokenAnswer.Granted granted) {
        String refreshToken = keepRefreshToken ? granted.refreshToken() : null;
        if (!useIdToken) {
            return Optional.of(new Tokens(granted.accessToken(), refreshToken, granted.idToken()));
        }
        return Optional.ofNullable(granted.idToken()).map(idToken -> new Tokens(idToken, refreshToken, null));
    }
}
