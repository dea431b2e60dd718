package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.UnknownScopePolicy;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Instance;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.RefreshTokens;
import dev.gatehouse.demo.idp.token.Login;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code grant_type=refresh_token}. */
final class RefreshGrant implements TokenGrant {
    private final Instance instance;

    RefreshGrant(Instance instance) {
        this.instance = instance;
    }

    @Override
    public ObjectNode redeem(Client client, Call call) {
        Parameters form = call.form();
        client.requireSecret(false);
        String value = form.get("refresh_token")
                .orElseThrow(() -> OAuthRefusal.invalidRequest(
                        OAuthReason.MISSING_REFRESH_TOKEN, "The refresh_token is missing."));
        Duration life = life(client.application(), form);
        RefreshTokens tokens = instance.refreshTokens();
        tokens.find(value).ifPresent(token -> check(token, client.application(), form));
        RefreshToken token = tokens.use(value)
                .filter(used -> client.application().id().equals(used.applicationId()))
                .orElseThrow(RefreshGrant::notFound);
        User user =
                instance.directory().user(token.userId()).filter(User::active).orElseThrow(RefreshGrant::notFound);
        return answer(client.application(), user, token, form, life);
    }

    private ObjectNode answer(Application application, User user, RefreshToken token, Parameters form, Duration life) {
        Set<String> scopes = form.get("scope").map(Scopes::split).orElse(token.scopes());
        Login login = new Login(
                user,
                application,
                scopes,
                token.resources(),
                token.authTime(),
                "REFRESH_TOKEN",
                List.of(token.firstGrant(), "refresh_token"),
                token.id(),
                token.ssoSessionId(),
                null,
                life);
        TokenAnswer answer = TokenAnswer.of(instance.issuer(), login, null);
        boolean oneTime =
                instance.directory().tokenSettings(application).refreshTokenUsagePolicy() == UsagePolicy.ONE_TIME;
        if (oneTime || instance.switches().refreshTokenInAnswer()) {
            answer.with(token);
        }
        return answer.body();
    }

    /** Refuses before the token is spent. */
    private void check(RefreshToken token, Application application, Parameters form) {
        if (!application.id().equals(token.applicationId())) {
            throw notFound();
        }
        boolean outlived = application.oauthConfiguration().unknownScopePolicy() == UnknownScopePolicy.REJECT
                && !token.scopes().stream().allMatch(scope -> Scopes.isKnown(scope, application));
        if (outlived) {
            instance.refreshTokens().revokeWhere(other -> other.id().equals(token.id()));
            throw new OAuthRefusal(
                    400, OAuthError.INVALID_SCOPE, OAuthReason.UNKNOWN_SCOPE, "A scope is no longer known.");
        }
        if (!token.scopes().containsAll(form.get("scope").map(Scopes::split).orElse(Set.of()))) {
            throw new OAuthRefusal(
                    400, OAuthError.INVALID_SCOPE, OAuthReason.UNKNOWN_SCOPE, "A scope was not granted before.");
        }
    }

    private Duration life(Application application, Parameters form) {
        Duration longest = instance.directory().tokenSettings(application).tokenLife();
        return form.get("expires_in").map(text -> shortened(text, longest)).orElse(longest);
    }

    private static Duration shortened(String text, Duration longest) {
        try {
            Duration wanted = Duration.ofSeconds(Integer.parseInt(text));
            if (!wanted.isNegative() && !wanted.isZero() && wanted.compareTo(longest) <= 0) {
                return wanted;
            }
        } catch (NumberFormatException notSeconds) {
            // Answered below like a number that is out of range.
        }
        throw OAuthRefusal.invalidRequest(
                OAuthReason.INVALID_EXPIRES_IN, "The expires_in may only shorten the life of " + longest + ".");
    }

    private static OAuthRefusal notFound() {
        return OAuthRefusal.invalidGrant(
                OAuthReason.REFRESH_TOKEN_NOT_FOUND, "The refresh token is unknown, expired or revoked.");
    }
}
