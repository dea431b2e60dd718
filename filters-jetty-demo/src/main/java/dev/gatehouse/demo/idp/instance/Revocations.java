package dev.gatehouse.demo.idp.instance;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Caller;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.RefreshTokens;
import java.util.List;
import java.util.function.Predicate;

/**
 * Revokes refresh tokens and tells the webhooks. The event comes first, so that a transaction that fails revokes
 * nothing.
 */
public final class Revocations {
    private final Instance instance;

    Revocations(Instance instance) {
        this.instance = instance;
    }

    /** Revokes one token, or one SSO session. */
    public void revoke(RefreshToken token, Caller caller) {
        instance.webhooks().emit(instance.events().revoked(token, caller));
        tokens().revokeWhere(other -> other.id().equals(token.id()));
    }

    /**
     * Revokes all that a user holds, SSO sessions among it.
     *
     * @return whether there was anything to revoke
     */
    public boolean revokeAllOf(User user, Caller caller) {
        Predicate<RefreshToken> condition = token -> token.userId().equals(user.id());
        List<RefreshToken> held = tokens().where(condition);
        if (!held.isEmpty()) {
            instance.webhooks().emit(instance.events().revoked(user, held, caller));
            tokens().revokeWhere(condition);
        }
        return !held.isEmpty();
    }

    /**
     * Revokes all that a user holds for one application.
     *
     * @return whether there was anything to revoke
     */
    public boolean revokeAllOf(User user, Application application, Caller caller) {
        Predicate<RefreshToken> condition =
                token -> token.userId().equals(user.id()) && application.id().equals(token.applicationId());
        boolean any = !tokens().where(condition).isEmpty();
        if (any) {
            instance.webhooks().emit(instance.events().revoked(user, application, caller));
            tokens().revokeWhere(condition);
        }
        return any;
    }

    /** Revokes all there is for one application, and says so even where there is nothing. */
    public void revokeAllOf(Application application, Caller caller) {
        instance.webhooks().emit(instance.events().revoked(application, caller));
        tokens().revokeWhere(token -> application.id().equals(token.applicationId()));
    }

    private RefreshTokens tokens() {
        return instance.refreshTokens();
    }
}
