package dev.gatehouse.demo.idp.instance;

import dev.gatehouse.demo.idp.model.Caller;
import dev.gatehouse.demo.idp.model.JwtConfiguration.RevocationPolicy;
import dev.gatehouse.demo.idp.model.User;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Changes users the way an operator or the users themselves do: with the event that tells of it, and the revocation the
 * tenant's {@code refreshTokenRevocationPolicy} asks for.
 */
public final class UserChanges {
    private final Instance instance;

    UserChanges(Instance instance) {
        this.instance = instance;
    }

    /** Locks an account. */
    public void deactivate(UUID id) {
        change(id, "user.deactivate", user -> user.with("active", false));
    }

    /** Unlocks an account. */
    public void reactivate(UUID id) {
        change(id, "user.reactivate", user -> user.with("active", true));
    }

    /** Sets another password; nothing else is asked for any more. */
    public void setPassword(UUID id, String password, Caller caller) {
        change(
                id,
                "user.password.update",
                user -> user.with("password", password).with("passwordChangeReason", null));
        revokeIf(id, RevocationPolicy::onPasswordChanged, caller);
    }

    /** Keeps a user out by an action. */
    public void preventLogin(UUID id) {
        instance.directory().changeUser(id, user -> user.with("loginPrevented", true));
        revokeIf(id, RevocationPolicy::onLoginPrevented, Caller.CONTROLS);
    }

    /** Adds a second factor, passed by this code. */
    public void enableTwoFactor(UUID id, String code) {
        change(id, "user.two-factor.method.add", user -> user.withTwoFactor(code));
        revokeIf(id, RevocationPolicy::onMultiFactorEnable, Caller.CONTROLS);
    }

    /** Takes a user out of an application. */
    public void unregister(UUID id, UUID applicationId) {
        change(id, "user.registration.delete", user -> user.unregisteredFrom(applicationId));
    }

    /** Removes a user and all they hold. */
    public void delete(UUID id) {
        instance.directory().user(id).ifPresent(user -> {
            instance.webhooks().emit(instance.events().ofUser("user.delete", user, Caller.CONTROLS));
            instance.refreshTokens().revokeWhere(token -> token.userId().equals(id));
            instance.directory().removeUser(id);
            instance.webhooks().emit(instance.events().ofUser("user.delete.complete", user, Caller.CONTROLS));
        });
    }

    private void change(UUID id, String eventType, UnaryOperator<User> change) {
        instance.directory().user(id).ifPresent(user -> {
            User changed = change.apply(user);
            instance.webhooks().emit(instance.events().ofUser(eventType, changed, Caller.CONTROLS));
            instance.directory().put(changed);
        });
    }

    private void revokeIf(UUID id, Predicate<RevocationPolicy> rule, Caller caller) {
        instance.directory()
                .user(id)
                .filter(user -> instance.directory()
                        .tenant(user.tenantId())
                        .map(tenant -> tenant.jwtConfiguration().refreshTokenRevocationPolicy())
                        .filter(rule)
                        .isPresent())
                .ifPresent(user -> instance.revocations().revokeAllOf(user, caller));
    }
}
