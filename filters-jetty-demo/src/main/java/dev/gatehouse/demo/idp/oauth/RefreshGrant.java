package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.UnknownScopePolicy;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Origin;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.RefreshTokens;
import dev.gatehouse.demo.idp.token.Login;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code grant_type=refresh_token}. What is wrong with the request is found out before the token is spent. */
final class RefreshGrant implements TokenGrant {
    private final Instance instance;

    RefreshGrant(Instance instance) {
        this.instance = instance;
    }

    @Override
    public ObjectNode redeem(Client client, Call call) {
        Application application = client.application();
        Parameters form = call.form();
        client.requireSecret(instance.switches());
        String value = form.get("refresh_token")
                .orElseThrow(() -> OAuthRefusal.invalidRequest(
                        OAuthReason.MISSING_REFRESH_TOKEN, "The refresh_token is missing."));
        Duration longest = instance.directory().tokenSettings(application).tokenLife();
        Duration life =
                form.get("expires_in").map(text -> shortened(text, longest)).orElse(longest);
        RefreshTokens tokens = instance.refreshTokens();
        tokens.find(value).ifPresent(token -> check(token, application, call));
        RefreshToken token = tokens.use(value)
                .filter(used -> application.id().equals(used.applicationId()))
                .orElseThrow(RefreshGrant::notFound);
        User user =
                instance.directory().user(token.userId()).filter(User::active).orElseThrow(RefreshGrant::notFound);
        TokenAnswer answer = answer(login(application, user, token, form, life), token);
        String original = Optional.ofNullable(call.cookie("access_token"))
                .orElse(form.get("access_token").orElse(null));
        instance.webhooks().emit(instance.events().refreshed(token, original, answer.accessToken(), call.caller()));
        return answer.body();
    }

    private static Login login(Application application, User user, RefreshToken token, Parameters form, Duration life) {
        List<String> resources = form.all("resource");
        Origin origin = token.origin()
                .withScopes(form.get("scope")
                        .map(Scopes::split)
                        .orElse(token.origin().scopes()))
                .withResources(resources.isEmpty() ? token.origin().resources() : resources);
        return Login.refreshed(user, application, token, life).from(origin);
    }

    private TokenAnswer answer(Login login, RefreshToken token) {
        TokenAnswer answer = TokenAnswer.ofRefresh(
                instance.issuer(), login, instance.switches().idTokenInRefreshAnswer());
        UsagePolicy usage =
                instance.directory().tokenSettings(login.application()).refreshTokenUsagePolicy();
        return usage == UsagePolicy.ONE_TIME || instance.switches().refreshTokenInAnswer()
                ? answer.with(token)
                : answer;
    }

    private void check(RefreshToken token, Application application, Call call) {
        Parameters form = call.form();
        if (!application.id().equals(token.applicationId())) {
            throw notFound();
        }
        boolean outlived = application.oauthConfiguration().unknownScopePolicy() == UnknownScopePolicy.REJECT
                && !token.origin().scopes().stream().allMatch(scope -> Scopes.isKnown(scope, application));
        if (outlived) {
            instance.refreshTokens().revokeWhere(other -> other.id().equals(token.id()));
            throw invalidScope("A scope is no longer known.");
        }
        if (!token.origin()
                .scopes()
                .containsAll(form.get("scope").map(Scopes::split).orElse(Set.of()))) {
            throw invalidScope("A scope was not granted before.");
        }
        if (!token.origin().resources().containsAll(form.all("resource"))) {
            throw OAuthRefusal.invalidTarget("A resource was not granted before.");
        }
        new DpopProofs(instance.time()).thumbprint(call, token.origin().jkt());
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

    private static OAuthRefusal invalidScope(String description) {
        return new OAuthRefusal(400, OAuthError.INVALID_SCOPE, OAuthReason.UNKNOWN_SCOPE, description);
    }

    private static OAuthRefusal notFound() {
        return OAuthRefusal.invalidGrant(
                OAuthReason.REFRESH_TOKEN_NOT_FOUND, "The refresh token is unknown, expired or revoked.");
    }
}
