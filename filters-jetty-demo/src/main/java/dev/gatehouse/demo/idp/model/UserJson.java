package dev.gatehouse.demo.idp.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as FusionAuth's API shows one: without password, salt and codes. */
public final class UserJson {
    /** The connector of users that FusionAuth keeps itself. */
    private static final String DEFAULT_CONNECTOR = "e3306678-a53a-4964-9040-1c96f36dda72";

    private UserJson() {}

    /** The secured form. */
    public static ObjectNode of(User user) {
        ObjectNode json = Json.object();
        json.put("active", user.active());
        put(json, "birthDate", user.birthDate());
        json.put("connectorId", DEFAULT_CONNECTOR);
        json.putObject("data");
        json.put("email", user.email());
        put(json, "expiry", user.expiry());
        put(json, "firstName", user.firstName());
        put(json, "fullName", user.fullName());
        json.put("id", user.id().toString());
        put(json, "imageUrl", user.imageUrl());
        put(json, "lastLoginInstant", user.lastLoginInstant());
        put(json, "lastName", user.lastName());
        json.putArray("memberships");
        put(json, "middleName", user.middleName());
        json.put("passwordChangeRequired", user.passwordChangeReason() != null);
        put(json, "phoneNumber", user.phoneNumber());
        json.putArray("preferredLanguages");
        addRegistrations(json, user);
        json.put("tenantId", user.tenantId().toString());
        var methods = json.putObject("twoFactor").putArray("methods");
        if (user.twoFactor() != null) {
            user.twoFactor().methods().forEach(method -> methods.add(Json.tree(method)));
        }
        put(json, "username", user.username());
        json.put("usernameStatus", "ACTIVE");
        json.put("verified", user.verified());
        return json;
    }

    private static void addRegistrations(ObjectNode json, User user) {
        var registrations = json.putArray("registrations");
        for (User.Registration registration : user.registrations()) {
            ObjectNode one = registrations.addObject();
            one.put("applicationId", registration.applicationId().toString());
            one.putObject("data");
            one.put("id", idOf(user, registration).toString());
            one.putArray("preferredLanguages");
            var roles = one.putArray("roles");
            registration.roles().forEach(roles::add);
            one.put("usernameStatus", "ACTIVE");
            one.put("verified", registration.verified());
        }
    }

    private static UUID idOf(User user, User.Registration registration) {
        String name = user.id() + " " + registration.applicationId();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Long value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
