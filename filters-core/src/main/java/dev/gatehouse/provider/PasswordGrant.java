package dev.gatehouse.provider;

import dev.gatehouse.provider.NativeAnswer.Denied;
import java.io.IOException;
import java.util.List;

/**
 * The resource owner password credentials grant (RFC 6749 section 4.3), which RFC 9700 section 2.4 advises against.
 *
 * @see <a href="https://fusionauth.io/docs/lifecycle/authenticate-users/oauth/endpoints#resource-owner-password-credentials-grant-request">FusionAuth:
 *     Resource Owner Password Credentials Grant</a>
 */
final class PasswordGrant {
    private final TokenEndpoint tokenEndpoint;
    private final AnswerReader reader;
    private final Registration registration;

    PasswordGrant(TokenEndpoint tokenEndpoint, AnswerReader reader, Registration registration) {
        this.tokenEndpoint = tokenEndpoint;
        this.reader = reader;
        this.registration = registration;
    }

    NativeAnswer logIn(String username, String password, List<String> scope) {
        Form form = new Form()
                .with("grant_type", "password")
                .with("username", username)
                .with("password", password)
                .with("scope", String.join(" ", scope));
        HttpAnswer answer;
        try {
            answer = tokenEndpoint.post(form);
        } catch (IOException noAnswer) {
            return AnswerReader.noAnswer(noAnswer);
        }
        if (answer.status() == 200) {
            return reader.granted(answer, AnswerReader.Members.OAUTH, registration::isIn);
        }
        OAuthError error = OAuthError.parse(answer.body());
        return PasswordRefusal.read(answer.status(), error)
                .<NativeAnswer>map(Denied::new)
                .orElseGet(() -> reader.fault(answer, error));
    }
}
