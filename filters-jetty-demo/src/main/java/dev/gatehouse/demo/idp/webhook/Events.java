package dev.gatehouse.demo.idp.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Caller;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.Switches;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.model.UserJson;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.RefreshTokenJson;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes events, each with an id of its own and the time it was made. */
public final class Events {
    private static final String REVOKE = "jwt.refresh-token.revoke";

    private final Directory directory;
    private final InstantSource time;
    private final Supplier<Switches> switches;

    /** Events of the users and applications in this directory. */
    public Events(Directory directory, InstantSource time, Supplier<Switches> switches) {
        this.directory = directory;
        this.time = time;
        this.switches = switches;
    }

    /** {@code jwt.refresh-token.revoke} of one token, or of an SSO session. */
    public Event revoked(RefreshToken token, Caller caller) {
        ObjectNode event = common(REVOKE, token.tenantId(), caller);
        addApplications(
                event,
                Optional.ofNullable(token.applicationId()).flatMap(directory::application).stream()
                        .toList());
        if (token.applicationId() != null) {
            event.put("applicationId", token.applicationId().toString());
        }
        ObjectNode secured = RefreshTokenJson.of(token);
        secured.remove("token");
        event.set("refreshToken", secured);
        directory.user(token.userId()).ifPresent(user -> addUser(event, user));
        link(event, token.userId(), token.id());
        return Event.of(REVOKE, token.tenantId(), event);
    }

    /** {@code jwt.refresh-token.revoke} of all that a user holds. */
    public Event revoked(User user, Collection<RefreshToken> tokens, Caller caller) {
        ObjectNode event = common(REVOKE, user.tenantId(), caller);
        List<Application> applications = user.registrations().stream()
                .map(User.Registration::applicationId)
                .flatMap(id -> directory.application(id).stream())
                .toList();
        Stream<Application> used = tokens.stream()
                .map(RefreshToken::applicationId)
                .filter(Objects::nonNull)
                .flatMap(id -> directory.application(id).stream());
        addApplications(
                event, Stream.concat(applications.stream(), used).distinct().toList());
        addUser(event, user);
        link(event, user.id(), null);
        return Event.of(REVOKE, user.tenantId(), event);
    }

    /** {@code jwt.refresh-token.revoke} of all that a user holds for one application. */
    public Event revoked(User user, Application application, Caller caller) {
        ObjectNode event = common(REVOKE, user.tenantId(), caller);
        addApplications(event, List.of(application));
        if (switches.get().applicationInUserEvents()) {
            event.put("applicationId", application.clientId());
        }
        addUser(event, user);
        link(event, user.id(), null);
        return Event.of(REVOKE, user.tenantId(), event);
    }

    /** {@code jwt.refresh-token.revoke} of all there is for one application: without a user. */
    public Event revoked(Application application, Caller caller) {
        ObjectNode event = common(REVOKE, application.tenantId(), caller);
        addApplications(event, List.of(application));
        event.put("applicationId", application.clientId());
        return Event.of(REVOKE, application.tenantId(), event);
    }

    /** {@code jwt.refresh}; holds live tokens. */
    public Event refreshed(RefreshToken token, @Nullable String original, String accessToken, Caller caller) {
        ObjectNode event = common("jwt.refresh", token.tenantId(), caller);
        if (token.applicationId() != null) {
            event.put("applicationId", token.applicationId().toString());
        }
        if (original != null) {
            event.put("original", original);
        }
        event.put("refreshToken", token.token());
        event.put("token", accessToken);
        event.put("userId", token.userId().toString());
        return Event.of("jwt.refresh", token.tenantId(), event);
    }

    /** {@code jwt.public-key.update}, of a tenant's applications. */
    public Event publicKeysUpdated(UUID tenantId) {
        ObjectNode event = common("jwt.public-key.update", tenantId, Caller.CONTROLS);
        var ids = event.putArray("applicationIds");
        directory.applicationsOf(tenantId).forEach(application -> ids.add(application.clientId()));
        return Event.of("jwt.public-key.update", tenantId, event);
    }

    /** {@code user.login.success}. */
    public Event loggedIn(User user, UUID applicationId, String authenticationType, Caller caller) {
        ObjectNode event = common("user.login.success", user.tenantId(), caller);
        addLogin(event, user, applicationId, authenticationType, caller);
        return Event.of("user.login.success", user.tenantId(), event);
    }

    /** {@code user.login.failed}; without {@code reason}, as in FusionAuth's example: its Java client cannot read one. */
    public Event loginFailed(User user, UUID applicationId, Caller caller) {
        ObjectNode event = common("user.login.failed", user.tenantId(), caller);
        addLogin(event, user, applicationId, "PASSWORD", caller);
        return Event.of("user.login.failed", user.tenantId(), event);
    }

    /** Any event about a user that has nothing but the user: {@code user.deactivate}, {@code user.delete}, … */
    public Event ofUser(String type, User user, Caller caller) {
        ObjectNode event = common(type, user.tenantId(), caller);
        event.set("user", UserJson.of(user));
        return Event.of(type, user.tenantId(), event);
    }

    /** {@code test}. */
    public Event test(UUID tenantId, String message) {
        ObjectNode event = common("test", tenantId, Caller.CONTROLS);
        event.put("message", message);
        return Event.of("test", tenantId, event);
    }

    /** An event of any type, known to FusionAuth or not, with these members besides the common ones. */
    public Event any(String type, UUID tenantId, ObjectNode members) {
        ObjectNode event = common(type, tenantId, Caller.CONTROLS);
        event.setAll(members);
        return Event.of(type, tenantId, event);
    }

    private ObjectNode common(String type, UUID tenantId, Caller caller) {
        ObjectNode event = Json.object();
        event.put("createInstant", time.millis());
        event.put("id", UUID.randomUUID().toString());
        ObjectNode info = event.putObject("info");
        info.putObject("data");
        if (caller.ipAddress() != null) {
            info.put("ipAddress", caller.ipAddress());
        }
        if (caller.userAgent() != null) {
            info.put("userAgent", caller.userAgent());
        }
        event.put("tenantId", tenantId.toString());
        event.put("type", type);
        return event;
    }

    private void addApplications(ObjectNode event, List<Application> applications) {
        ObjectNode lives = event.putObject("applicationTimeToLiveInSeconds");
        for (Application application : applications) {
            lives.put(
                    application.clientId(), directory.tokenSettings(application).timeToLiveInSeconds());
        }
    }

    private static void addUser(ObjectNode event, User user) {
        event.set("user", UserJson.of(user));
        event.put("userId", user.id().toString());
    }

    private static void addLogin(
            ObjectNode event, User user, UUID applicationId, String authenticationType, Caller caller) {
        event.put("applicationId", applicationId.toString());
        event.put("authenticationType", authenticationType);
        if (caller.ipAddress() != null) {
            event.put("ipAddress", caller.ipAddress());
        }
        event.set("user", UserJson.of(user));
    }

    private void link(ObjectNode event, UUID userId, @Nullable UUID tokenId) {
        Switches.LinkedObject linked = switches.get().linkedObject();
        if (linked == Switches.LinkedObject.USER) {
            event.put("linkedObjectId", userId.toString());
        } else if (linked == Switches.LinkedObject.TOKEN && tokenId != null) {
            event.put("linkedObjectId", tokenId.toString());
        }
    }
}
