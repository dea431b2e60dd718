package dev.gatehouse.login;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.Tokens;
import java.time.Duration;

/** How a login ended. */
public sealed interface LoginOutcome {

    /**
     * The user is who the tokens say.
     *
     * @param target where to go on, checked
     */
    record LoggedIn(Tokens tokens, Identity identity, String target) implements LoginOutcome {}

    /**
     * This login was finished before.
     *
     * @param target where it went on
     */
    record AlreadyFinished(String target) implements LoginOutcome {}

    /**
     * No login came of it.
     *
     * @param reason for the log; holds nothing secret
     */
    record Failed(String reason) implements LoginOutcome {}

    /**
     * The provider could not say.
     *
     * @param retryAfter when asking again may help
     */
    record Unavailable(Duration retryAfter) implements LoginOutcome {}
}
