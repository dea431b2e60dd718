package dev.gatehouse.demo.idp.instance;

import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.Tenant.ExternalIdentifiers;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Pending;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins what a user has to do after a right password. Each answer is the id of the step. */
public final class NextSteps {
    private final Instance instance;

    /** The steps of this instance. */
    public NextSteps(Instance instance) {
        this.instance = instance;
    }

    /** A second factor: a {@code twoFactorId}. */
    public String twoFactor(User user, @Nullable UUID applicationId) {
        Pending pending = instance.pending();
        return pending.begin(
                pending.twoFactor(), user.id(), applicationId, lives(user).twoFactorIdTimeToLiveInSeconds());
    }

    /** A new password: a {@code changePasswordId}. */
    public String passwordChange(User user, @Nullable UUID applicationId) {
        Pending pending = instance.pending();
        return pending.begin(
                pending.passwordChanges(), user.id(), applicationId, lives(user).changePasswordIdTimeToLiveInSeconds());
    }

    /** A login right after the password was changed: a one-time password. */
    public String oneTimePassword(User user, @Nullable UUID applicationId) {
        Pending pending = instance.pending();
        return pending.begin(
                pending.oneTimePasswords(),
                user.id(),
                applicationId,
                lives(user).oneTimePasswordTimeToLiveInSeconds());
    }

    /** Logins without the second factor from now on: a {@code twoFactorTrustId}. */
    public String trust(User user) {
        Pending pending = instance.pending();
        return pending.begin(pending.trusts(), user.id(), null, lives(user).twoFactorTrustIdTimeToLiveInSeconds());
    }

    private ExternalIdentifiers lives(User user) {
        return instance.directory()
                .tenant(user.tenantId())
                .map(Tenant::externalIdentifierConfiguration)
                .orElse(ExternalIdentifiers.DEFAULT);
    }
}
