package dev.gatehouse.demo.idp.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.User;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What tokens and the userinfo answer say about a user. */
public final class UserClaims {
    private UserClaims() {}

    /** The claims each scope stands for. */
    public static void addByScope(ObjectNode claims, User user, Set<String> scopes) {
        if (scopes.contains("email")) {
            addEmail(claims, user);
        }
        if (scopes.contains("profile")) {
            addProfile(claims, user);
        }
        if (scopes.contains("phone") && user.phoneNumber() != null) {
            claims.put("phone_number", user.phoneNumber());
            claims.put("phone_number_verified", user.verified());
        }
    }

    /** Email and username, as every token of the compatibility mode has them. */
    public static void addIdentity(ObjectNode claims, User user) {
        addEmail(claims, user);
        put(claims, "preferred_username", user.username());
    }

    /** Everything there is to say. */
    public static void addAll(ObjectNode claims, User user) {
        addByScope(claims, user, Set.of("email", "profile", "phone"));
    }

    /** The application and the roles in it, if the user is registered there. */
    public static void addRegistration(ObjectNode claims, User user, Application application) {
        user.registrationFor(application.id()).ifPresent(registration -> {
            claims.put("applicationId", application.clientId());
            var roles = claims.putArray("roles");
            registration.roles().forEach(roles::add);
        });
    }

    private static void addEmail(ObjectNode claims, User user) {
        claims.put("email", user.email());
        claims.put("email_verified", user.verified());
    }

    private static void addProfile(ObjectNode claims, User user) {
        put(claims, "birthdate", user.birthDate());
        put(claims, "family_name", user.lastName());
        put(claims, "given_name", user.firstName());
        put(claims, "middle_name", user.middleName());
        put(claims, "name", user.fullName());
        put(claims, "picture", user.imageUrl());
        put(claims, "preferred_username", user.username());
    }

    private static void put(ObjectNode claims, String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}
