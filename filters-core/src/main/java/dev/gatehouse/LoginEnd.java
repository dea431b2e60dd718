package dev.gatehouse;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.provider.Provider;
import dev.gatehouse.refresh.Refresher;
import dev.gatehouse.revocation.EndedTokens;
import org.jspecify.annotations.Nullable;

/** The end of a login on the server's side: its tokens count no more, and neither do those it was refreshed to. */
final class LoginEnd {
    private final Refresher refresher;
    private final Provider provider;
    private final EndedTokens ended;
    private final SuccessorEnd successors;

    LoginEnd(Refresher refresher, Provider provider, EndedTokens ended, SuccessorEnd successors) {
        this.refresher = refresher;
        this.provider = provider;
        this.ended = ended;
        this.successors = successors;
    }

    /**
     * Ends a login; revoking at the provider is tried once.
     *
     * @param identity whom the JWT names; null where it names nobody
     */
    void end(@Nullable Identity identity, @Nullable String refreshToken) {
        if (identity != null) {
            ended.end(identity);
        }
        if (refreshToken != null) {
            refresher.end(refreshToken).successors().forEach(successors::end);
            provider.revoke(refreshToken);
        }
    }
}
