package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.PkcePolicy;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.AuthorizationCode;
import dev.gatehouse.demo.idp.session.Instance;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.token.Login;
import java.util.List;
import java.util.Optional;

/** {@code grant_type=authorization_code}, with PKCE. A code is good once, whatever comes of it. */
final class CodeGrant implements TokenGrant {
    private static final String NAME = "authorization_code";

    private final Instance instance;
    private final NewRefreshToken refreshTokens;

    CodeGrant(Instance instance) {
        this.instance = instance;
        this.refreshTokens = new NewRefreshToken(instance);
    }

    @Override
    public ObjectNode redeem(Client client, Call call) {
        Parameters form = call.form();
        String text = form.get("code")
                .orElseThrow(() -> OAuthRefusal.invalidRequest(OAuthReason.MISSING_CODE, "The code is missing."));
        String redirectUri = form.get("redirect_uri")
                .orElseThrow(() ->
                        OAuthRefusal.invalidRequest(OAuthReason.MISSING_REDIRECT_URI, "The redirect_uri is missing."));
        AuthorizationCode code = instance.codes()
                .take(text)
                .filter(found ->
                        found.applicationId().equals(client.application().id()))
                .orElseThrow(CodeGrant::notFound);
        client.requireSecret(code.codeChallenge() != null);
        if (!code.redirectUri().equals(redirectUri)) {
            throw OAuthRefusal.invalidGrant(
                    OAuthReason.INVALID_REDIRECT_URI, "The redirect_uri is not the one the code was asked for with.");
        }
        checkVerifier(client, code, form);
        User user = instance.directory().user(code.userId()).orElseThrow(CodeGrant::notFound);
        return answer(client, code, user, text);
    }

    private ObjectNode answer(Client client, AuthorizationCode code, User user, String text) {
        Optional<RefreshToken> refreshToken = refreshTokens.forLogin(
                client.application(),
                user,
                NAME,
                code.scopes(),
                code.resources(),
                code.authTime(),
                code.ssoSessionId(),
                code.device());
        Login login = new Login(
                user,
                client.application(),
                code.scopes(),
                code.resources(),
                code.authTime(),
                code.authenticationType(),
                List.of(NAME),
                refreshToken.map(RefreshToken::id).orElse(null),
                code.ssoSessionId(),
                code.nonce(),
                instance.directory().tokenSettings(client.application()).tokenLife());
        TokenAnswer answer = TokenAnswer.of(instance.issuer(), login, text).withScope(login);
        refreshToken.ifPresent(answer::with);
        return answer.body();
    }

    private static void checkVerifier(Client client, AuthorizationCode code, Parameters form) {
        String challenge = code.codeChallenge();
        Optional<String> verifier = form.get("code_verifier");
        if (challenge == null) {
            PkcePolicy policy = client.application().oauthConfiguration().proofKeyForCodeExchangePolicy();
            if (policy == PkcePolicy.NOT_REQUIRED_WITH_CLIENT_AUTHENTICATION && !client.hasAuthenticated()) {
                throw OAuthRefusal.invalidRequest(
                        OAuthReason.MISSING_CODE_CHALLENGE, "A client without a secret must use PKCE.");
            }
            return;
        }
        if (verifier.isEmpty()) {
            throw OAuthRefusal.invalidRequest(OAuthReason.MISSING_CODE_VERIFIER, "The code_verifier is missing.");
        }
        if (!Pkce.challenge(verifier.get()).equals(challenge)) {
            throw OAuthRefusal.invalidGrant(
                    OAuthReason.INVALID_PKCE_CODE_VERIFIER, "The code_verifier does not match the challenge.");
        }
    }

    private static OAuthRefusal notFound() {
        return OAuthRefusal.invalidGrant(OAuthReason.AUTH_CODE_NOT_FOUND, "The code is unknown, used or expired.");
    }
}
