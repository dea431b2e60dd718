package dev.gatehouse;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.RefreshOutcome;
import dev.gatehouse.provider.Provider;
import dev.gatehouse.refresh.Refresher;
import dev.gatehouse.revocation.EndedLogins;
import org.jspecify.annotations.Nullable;

/** The end of a login on the server's side: its tokens count no more, and neither do those it was refreshed to. */
final class LoginEnd {
    private final Refresher refresher;
    private final Provider provider;
    private final EndedLogins ended;
    private final SuccessorEnd successors;

    LoginEnd(Refresher refresher, Provider provider, EndedLogins ended, SuccessorEnd successors) {
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
            revoke(refreshToken);
        }
    }

    /** Whether the login is over of which this token is. */
    boolean isOver(Identity identity) {
        return ended.isEnded(identity);
    }

    /**
     * Ends what a refresh brought to a login that is over, once for all requests that share it.
     *
     * @param before whom the token before it named; null where there was none to trust
     * @return whether the login is over
     */
    boolean endIfOver(RefreshOutcome outcome, @Nullable Identity before, String spent) {
        Identity renewed = outcome instanceof RefreshOutcome.Renewed tokens ? tokens.identity() : null;
        boolean over = (before != null && ended.isEnded(before)) || (renewed != null && ended.isEnded(renewed, before));
        boolean broughtTokens =
                renewed == null ? outcome instanceof RefreshOutcome.Unverified : over && ended.end(renewed);
        if (over && broughtTokens) {
            revoke(spent);
        }
        return over;
    }

    private void revoke(String refreshToken) {
        refresher.end(refreshToken).successors().forEach(successors::end);
        provider.revoke(refreshToken);
    }
}
