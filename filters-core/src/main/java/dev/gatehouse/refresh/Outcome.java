package dev.gatehouse.refresh;

import dev.gatehouse.decision.Tokens;
import java.time.Duration;

/** What became of a refresh token, for all who carry it. */
sealed interface Outcome {

    /** Worth remembering: it says something of the refresh token. */
    sealed interface Lasting extends Outcome {
        /** Which of two outcomes of one refresh token counts: the higher one, and of two alike the first. */
        int rank();
    }

    /** The provider says that it is spent, expired or revoked. */
    record Refused() implements Lasting {
        @Override
        public int rank() {
            return 0;
        }
    }

    /**
     * It was exchanged for these, not verified yet. Counts more than a refusal: whoever was refused came second.
     *
     * @param tokens with the refresh token to go on with, which can be the same one
     */
    record Granted(Tokens tokens) implements Lasting {
        @Override
        public int rank() {
            return 1;
        }
    }

    /**
     * It was exchanged for tokens that are not to be trusted.
     *
     * @param reason for log and audit; holds no token
     */
    record Wrong(String reason) implements Lasting {
        @Override
        public int rank() {
            return 2;
        }
    }

    /** Its login is being ended here, and nothing brings it back. */
    record Ended() implements Lasting {
        @Override
        public int rank() {
            return 3;
        }
    }

    /** Nothing is known; asking again later may help. */
    record Passing(Duration retryAfter) implements Outcome {}
}
