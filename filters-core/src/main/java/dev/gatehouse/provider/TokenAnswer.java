package dev.gatehouse.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the provider said when it was asked for tokens. No case shows a token as text. */
public sealed interface TokenAnswer {

    /**
     * Tokens, not verified yet. Each is printable ASCII of at most 16 KB.
     *
     * @param refreshToken null where the answer has none
     * @param idToken null where the answer has none
     */
    record Granted(
            String accessToken,
            @Nullable String refreshToken,
            @Nullable String idToken) implements TokenAnswer {

        @Override
        public String toString() {
            return "Granted[accessToken" + (refreshToken == null ? "" : ", refreshToken")
                    + (idToken == null ? "" : ", idToken") + "]";
        }
    }

    /**
     * The code or refresh token is spent, expired, revoked or unknown. Asking again cannot help.
     *
     * @param error the OAuth {@code error}, or the status where the answer has none
     * @param reason FusionAuth's {@code error_reason}; empty where there is none
     */
    record Refused(String error, String reason) implements TokenAnswer {}

    /** Nothing that says anything about what was sent. */
    sealed interface Fault extends TokenAnswer, NativeAnswer {
        /** What went wrong, for the log. */
        String why();
    }

    /**
     * No answer, or one that says nothing about the code or token. Asking again later may help.
     *
     * @param retryAfter how much later, from 1 second to 1 hour
     * @param why for the log
     */
    record Unavailable(Duration retryAfter, String why) implements Fault {}

    /**
     * Our own fault or the provider's settings: {@code invalid_client}, a grant not enabled, a wrong URL. Says nothing
     * about the code or token either; already logged as an error.
     *
     * @param why for the log
     */
    record Misconfigured(String why) implements Fault {}
}
