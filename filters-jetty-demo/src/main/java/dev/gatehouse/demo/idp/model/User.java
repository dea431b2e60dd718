package dev.gatehouse.demo.idp.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in.
 *
 * @param password in the clear: made up for tests
 * @param active false: locked
 * @param expiry when the account ends, in milliseconds since 1970
 * @param verified whether the email address is
 * @param passwordChangeReason why a new password is needed before the next login
 * @param loginPrevented whether a user action keeps the user out
 * @param twoFactor the second factor; none: one factor is enough
 * @param lastLoginInstant in milliseconds since 1970
 */
public record User(
        UUID id,
        UUID tenantId,
        String email,
        @Nullable String username,
        String password,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String middleName,
        @Nullable String birthDate,
        @Nullable String imageUrl,
        @Nullable String phoneNumber,
        boolean active,
        @Nullable Long expiry,
        boolean verified,
        @Nullable PasswordChangeReason passwordChangeReason,
        boolean loginPrevented,
        @Nullable TwoFactor twoFactor,
        @Nullable Long lastLoginInstant,
        List<Registration> registrations) {

    /** An active, verified user without any registration. */
    public static User of(UUID id, UUID tenantId, String email, String password) {
        return new User(
                id, tenantId, email, null, password, null, null, null, null, null, null, true, null, true, null, false,
                null, null, List.of());
    }

    /**
     * A user's place in an application.
     *
     * @param verified whether the registration was verified
     */
    public record Registration(UUID applicationId, List<String> roles, boolean verified) {}

    /**
     * A user's second factor.
     *
     * @param code the one code that passes; where FusionAuth would send or compute one
     */
    public record TwoFactor(String code, List<TwoFactorMethod> methods) {
        /** Never the code. */
        @Override
        public String toString() {
            return "TwoFactor" + methods;
        }
    }

    /**
     * A way to get a code.
     *
     * @param id as FusionAuth's look: four letters and digits
     * @param method {@code authenticator}, {@code email} or {@code sms}
     */
    public record TwoFactorMethod(
            String id,
            String method,
            @Nullable String email,
            @Nullable String mobilePhone,
            @Nullable Boolean lastUsed) {}

    /** The registration for an application; empty where there is none. */
    public Optional<Registration> registrationFor(UUID applicationId) {
        return registrations.stream()
                .filter(registration -> registration.applicationId().equals(applicationId))
                .findFirst();
    }

    /** First and last name; none where neither is known. */
    public @Nullable String fullName() {
        if (firstName == null || lastName == null) {
            return firstName == null ? lastName : firstName;
        }
        return firstName + " " + lastName;
    }

    /** The same, registered for an application with these roles. */
    public User registeredFor(UUID applicationId, String... roles) {
        List<Registration> all = new ArrayList<>(unregisteredFrom(applicationId).registrations());
        all.add(new Registration(applicationId, List.of(roles), true));
        return with("registrations", all);
    }

    /** The same, not registered for an application. */
    public User unregisteredFrom(UUID applicationId) {
        return with(
                "registrations",
                registrations.stream()
                        .filter(registration -> !registration.applicationId().equals(applicationId))
                        .toList());
    }

    /** The same with a name. */
    public User named(String first, String last) {
        return with("firstName", first).with("lastName", last);
    }

    /** The same with a username besides the email address. */
    public User withUsername(String name) {
        return with("username", name);
    }

    /** The same with a second factor by email, passed by this code. */
    public User withTwoFactor(String code) {
        return with("twoFactor", new TwoFactor(code, List.of(new TwoFactorMethod("7K2G", "email", email, null, true))));
    }

    /** The same with one member set, named as this record names it. */
    public User with(String path, @Nullable Object value) {
        return Json.with(this, User.class, path, value);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "User[" + id + " " + email + "]";
    }
}
