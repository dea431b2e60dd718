package dev.gatehouse.provider;

import dev.gatehouse.provider.TokenAnswer.Refused;
import dev.gatehouse.settings.ProviderSettings.Endpoint;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint (RFC 6749 section 3.2), which with FusionAuth is {@code POST /oauth2/token}.
 *
 * @see <a href="https://fusionauth.io/docs/lifecycle/authenticate-users/oauth/endpoints#token">FusionAuth: Token</a>
 */
final class TokenEndpoint {
    private final Endpoints endpoints;
    private final BoundedExchange http;
    private final ClientAuthentication client;
    private final @Nullable String tenantId;
    private final AnswerReader reader;

    TokenEndpoint(
            Endpoints endpoints,
            BoundedExchange http,
            ClientAuthentication client,
            @Nullable String tenantId,
            AnswerReader reader) {
        this.endpoints = endpoints;
        this.http = http;
        this.client = client;
        this.tenantId = tenantId;
        this.reader = reader;
    }

    /** RFC 6749 section 4.1.3 with the verifier of RFC 7636 section 4.5. */
    TokenAnswer exchangeCode(String code, URI redirectUri, String codeVerifier) {
        return exchange(
                new Form()
                        .with("grant_type", "authorization_code")
                        .with("code", code)
                        .with("redirect_uri", redirectUri.toString())
                        .with("code_verifier", codeVerifier),
                false);
    }

    /** RFC 6749 section 6. The scope is left out, so that it stays what it was. */
    TokenAnswer refresh(String refreshToken) {
        return exchange(new Form().with("grant_type", "refresh_token").with("refresh_token", refreshToken), true);
    }

    /** Sends a form as this client. */
    HttpAnswer post(Form form) throws IOException {
        return http.send(client.post(endpoints.required(Endpoint.TOKEN), form.with("tenantId", tenantId)));
    }

    private TokenAnswer exchange(Form form, boolean notFoundRefuses) {
        HttpAnswer answer;
        try {
            answer = post(form);
        } catch (IOException noAnswer) {
            return AnswerReader.noAnswer(noAnswer);
        }
        if (answer.status() == 200) {
            return reader.granted(answer, AnswerReader.Members.OAUTH);
        }
        OAuthError error = OAuthError.parse(answer.body());
        if (answer.status() == 400 && error.error().equals("invalid_grant")) {
            return new Refused(error.error(), error.reason());
        }
        return answer.status() == 404 && notFoundRefuses
                ? new Refused("status 404", error.reason())
                : reader.fault(answer, error);
    }
}
