package dev.gatehouse;

import dev.gatehouse.decision.Identity;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners what happens to logins. */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final List<GatehouseListener> listeners;
    private final InstantSource time;

    Audit(List<GatehouseListener> listeners, InstantSource time) {
        this.listeners = List.copyOf(listeners);
        this.time = time;
    }

    void login(Exchange exchange, Identity identity) {
        tell(GatehouseListener::login, exchange, identity.subject(), null);
    }

    void refresh(Exchange exchange, Identity identity) {
        tell(GatehouseListener::refresh, exchange, identity.subject(), null);
    }

    void refused(Exchange exchange, String reason) {
        tell(GatehouseListener::refused, exchange, null, reason);
    }

    void revoked(Exchange exchange, @Nullable String subject, String reason) {
        tell(GatehouseListener::revoked, exchange, subject, reason);
    }

    void rejected(Exchange exchange, String reason) {
        tell(GatehouseListener::rejected, exchange, null, reason);
    }

    void logout(Exchange exchange, @Nullable String subject) {
        tell(GatehouseListener::logout, exchange, subject, null);
    }

    private void tell(
            BiConsumer<GatehouseListener, AuditEvent> kind,
            Exchange exchange,
            @Nullable String subject,
            @Nullable String reason) {
        AuditEvent event = new AuditEvent(
                time.instant(), subject, exchange.clientAddress(), LogText.plain(exchange.path()), reason);
        for (GatehouseListener listener : listeners) {
            try {
                kind.accept(listener, event);
            } catch (RuntimeException fault) {
                LOG.warn("A listener failed", fault);
            }
        }
    }
}
