package dev.gatehouse;

import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.provider.Provider;
import dev.gatehouse.revocation.EndedLogins;
import dev.gatehouse.token.TokenVerifier;

/** The end of tokens that a refresh made of a login that has ended meanwhile. */
final class SuccessorEnd {
    private final Provider provider;
    private final TokenVerifier tokens;
    private final EndedLogins ended;

    SuccessorEnd(Provider provider, TokenVerifier tokens, EndedLogins ended) {
        this.provider = provider;
        this.tokens = tokens;
        this.ended = ended;
    }

    void end(Tokens successor) {
        if (tokens.verify(successor.jwt(), null) instanceof TokenState.Valid valid) {
            ended.end(valid.identity());
        }
        if (successor.refreshToken() != null) {
            provider.revoke(successor.refreshToken());
        }
    }
}
