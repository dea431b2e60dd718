package dev.gatehouse.login;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.provider.NativeAnswer.Denial;
import java.time.Duration;

/** How a login with a name and a password ended. */
public sealed interface NativeOutcome {

    /** The user is who the tokens say. */
    record LoggedIn(Tokens tokens, Identity identity) implements NativeOutcome {}

    /** No login came of it. */
    record Denied(Denial why) implements NativeOutcome {}

    /**
     * Too many attempts failed; the provider was not asked.
     *
     * @param retryAfter when the next one may be made
     */
    record SlowedDown(Duration retryAfter) implements NativeOutcome {}

    /**
     * The provider could not say, or what it said cannot be used.
     *
     * @param retryAfter when asking again may help
     */
    record Unavailable(Duration retryAfter) implements NativeOutcome {}
}
