package dev.gatehouse.provider;

import dev.gatehouse.provider.TokenAnswer.Granted;
import dev.gatehouse.provider.TokenAnswer.Misconfigured;
import dev.gatehouse.provider.TokenAnswer.Unavailable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what an answer means that is no refusal: tokens, a passing fault, or a fault of our own. */
final class AnswerReader {
    private static final int LONGEST_TOKEN = 16 * 1024;
    /** VSCHAR of RFC 6749 appendix A, without the blank. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1," + LONGEST_TOKEN + "}");

    private static final Set<Integer> PASSING_STATUS = Set.of(408, 425, 429);
    private static final Set<String> PASSING_ERROR = Set.of("server_error", "temporarily_unavailable");

    private final InstantSource time;

    AnswerReader(InstantSource time) {
        this.time = time;
    }

    /** The names that the members of an answer with tokens have. */
    enum Members {
        /** RFC 6749 section 5.1. */
        OAUTH("access_token", "refresh_token", "id_token"),
        /** FusionAuth's {@code /api/jwt/refresh} and {@code /api/login}. */
        FUSIONAUTH_API("token", "refreshToken", null);

        private final String accessToken;
        private final String refreshToken;
        private final @Nullable String idToken;

        Members(String accessToken, String refreshToken, @Nullable String idToken) {
            this.accessToken = accessToken;
            this.refreshToken = refreshToken;
            this.idToken = idToken;
        }
    }

    /** Reads the body of a 200. */
    TokenAnswer granted(HttpAnswer answer, Members names) {
        try {
            JsonObject body = JsonObject.parse(answer.body());
            String type = body.text("token_type");
            if (type != null && !type.equalsIgnoreCase("Bearer")) {
                return new Misconfigured("token_type is \"" + ForeignText.printable(type) + "\"; accepted is Bearer");
            }
            String accessToken = token(body, names.accessToken);
            if (accessToken == null) {
                throw new IOException("the answer has no \"" + names.accessToken + "\"");
            }
            return new Granted(
                    accessToken,
                    token(body, names.refreshToken),
                    names.idToken == null ? null : token(body, names.idToken));
        } catch (IOException nonsense) {
            return new Unavailable(RetryAfter.DEFAULT, "status 200, but " + nonsense.getMessage());
        }
    }

    /** Reads the body of a 2xx that answers a name and a password with tokens. */
    NativeAnswer granted(HttpAnswer answer, Members names, Predicate<Granted> registered) {
        TokenAnswer read = granted(answer, names);
        return read instanceof Granted tokens
                ? new NativeAnswer.Granted(tokens, registered.test(tokens))
                : (TokenAnswer.Fault) read;
    }

    private static @Nullable String token(JsonObject body, String name) throws IOException {
        String token = body.text(name);
        if (token != null && !TOKEN.matcher(token).matches()) {
            throw new IOException(
                    "\"" + name + "\" is not printable ASCII without blanks of at most " + LONGEST_TOKEN + " bytes");
        }
        return token;
    }

    /** Reads any other answer, with what its body says where that is an OAuth error. */
    TokenAnswer.Fault fault(HttpAnswer answer, OAuthError error) {
        int status = answer.status();
        String why = "status " + status + error.inWords();
        boolean ours = status >= 300 && status < 500 && !isPassing(status);
        return ours && !PASSING_ERROR.contains(error.error())
                ? new Misconfigured(why)
                : new Unavailable(RetryAfter.read(answer.retryAfter(), time.instant()), why);
    }

    /** Whether a status of the client's kind is no fault of the client. */
    static boolean isPassing(int status) {
        return PASSING_STATUS.contains(status);
    }

    /** What is said where no answer came. */
    static TokenAnswer.Fault noAnswer(IOException cause) {
        return new Unavailable(RetryAfter.DEFAULT, String.valueOf(cause.getMessage()));
    }
}
