package dev.gatehouse.refresh;

import dev.gatehouse.decision.Tokens;
import java.util.List;

/**
 * A login whose refresh token gets nobody anything any more.
 *
 * @param successors the tokens that it had been exchanged for lately, oldest first; for the caller to revoke
 */
public record EndedLogin(List<Tokens> successors) {
    public EndedLogin {
        successors = List.copyOf(successors);
    }
}
