package dev.gatehouse.demo.idp.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Caller;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.webhook.Delivery;
import dev.gatehouse.demo.idp.webhook.Event;
import dev.gatehouse.demo.idp.webhook.Events;
import dev.gatehouse.demo.idp.webhook.Signing;
import dev.gatehouse.demo.idp.webhook.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON orders it: sent to every webhook, whatever has happened.
 *
 * @param type any type
 * @param tokenId the refresh token that {@code jwt.refresh-token.revoke} tells of; else it is of the user, of the user
 *     in the application, or of the application
 * @param signing none for as the webhook says
 * @param times how often the same event is sent; none for once
 * @param members more members, for types that FusionAuth does not know
 */
record EventOrder(
        @Nullable String type,
        @Nullable UUID tokenId,
        @Nullable UUID userId,
        @Nullable UUID applicationId,
        @Nullable Signing signing,
        @Nullable Integer times,
        @Nullable ObjectNode members) {

    List<Delivery> send(Instance instance) {
        if (type == null) {
            throw new IllegalArgumentException("an event needs \"type\"");
        }
        Event event = event(instance, type);
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < (times == null ? 1 : times); i++) {
            for (Webhook webhook : instance.webhooks().all()) {
                deliveries.add(
                        instance.webhooks().send(webhook, event, signing == null ? Signing.AS_CONFIGURED : signing));
            }
        }
        return deliveries;
    }

    private Event event(Instance instance, String name) {
        Events events = instance.events();
        Directory directory = instance.directory();
        Optional<User> user = Optional.ofNullable(userId).flatMap(directory::user);
        Optional<Application> application = Optional.ofNullable(applicationId).flatMap(directory::application);
        UUID tenant = directory.defaultTenant().id();
        if (name.equals("jwt.refresh-token.revoke")) {
            return revocation(instance, user, application);
        }
        if (name.equals("jwt.public-key.update")) {
            return events.publicKeysUpdated(tenant);
        }
        if (members == null && user.isPresent()) {
            return events.ofUser(name, user.get(), Caller.CONTROLS);
        }
        return events.any(name, tenant, members == null ? Json.object() : members);
    }

    private Event revocation(Instance instance, Optional<User> user, Optional<Application> application) {
        Events events = instance.events();
        if (tokenId != null) {
            return instance.refreshTokens()
                    .byId(tokenId)
                    .map(token -> events.revoked(token, Caller.CONTROLS))
                    .orElseThrow(() -> new IllegalArgumentException("there is no refresh token " + tokenId));
        }
        if (user.isEmpty()) {
            return application
                    .map(all -> events.revoked(all, Caller.CONTROLS))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the event needs a known \"tokenId\", \"userId\" or \"applicationId\""));
        }
        return application
                .map(one -> events.revoked(user.get(), one, Caller.CONTROLS))
                .orElseGet(() -> events.revoked(
                        user.get(),
                        instance.refreshTokens()
                                .where(token -> token.userId().equals(user.get().id())),
                        Caller.CONTROLS));
    }
}
