package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.PkcePolicy;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.AuthorizationCode;
import dev.gatehouse.demo.idp.session.Origin;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.token.Login;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code grant_type=authorization_code}, with PKCE. A code is good once, whatever comes of it. */
final class CodeGrant implements TokenGrant {
    private final Instance instance;
    private final DpopProofs proofs;

    CodeGrant(Instance instance) {
        this.instance = instance;
        this.proofs = new DpopProofs(instance.time());
    }

    @Override
    public ObjectNode redeem(Client client, Call call) {
        Parameters form = call.form();
        String text = form.get("code")
                .orElseThrow(() -> OAuthRefusal.invalidRequest(OAuthReason.MISSING_CODE, "The code is missing."));
        String redirectUri = form.get("redirect_uri")
                .orElseThrow(() ->
                        OAuthRefusal.invalidRequest(OAuthReason.MISSING_REDIRECT_URI, "The redirect_uri is missing."));
        AuthorizationCode code = instance.pending()
                .codes()
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
        Origin origin = code.origin()
                .withResources(resources(client.application(), code, form))
                .boundTo(proofs.thumbprint(call, code.origin().jkt()));
        User user = instance.directory().user(code.userId()).orElseThrow(CodeGrant::notFound);
        return answer(client.application(), code, user, origin, text);
    }

    private ObjectNode answer(Application application, AuthorizationCode code, User user, Origin origin, String text) {
        Optional<RefreshToken> refreshToken = instance.issueRefreshToken(user, application, origin);
        Duration life = instance.directory().tokenSettings(application).tokenLife();
        Login login = Login.of(user, application, origin, life)
                .with(refreshToken.orElse(null))
                .withNonce(code.nonce());
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

    /** At least one of the resources the code was asked for with, as far as they are still authorized. */
    private static List<String> resources(Application application, AuthorizationCode code, Parameters form) {
        List<String> authorized = code.origin().resources().stream()
                .filter(application.oauthConfiguration().authorizedResourceUris()::contains)
                .toList();
        List<String> wanted = form.all("resource");
        boolean ignored =
                application.oauthConfiguration().authorizedResourceUris().isEmpty();
        if (ignored || (authorized.isEmpty() && wanted.isEmpty())) {
            return List.of();
        }
        if (wanted.isEmpty() || !authorized.containsAll(wanted)) {
            throw OAuthRefusal.invalidTarget("A resource is missing, or was not asked for at the login.");
        }
        return wanted;
    }

    private static OAuthRefusal notFound() {
        return OAuthRefusal.invalidGrant(OAuthReason.AUTH_CODE_NOT_FOUND, "The code is unknown, used or expired.");
    }
}
