package dev.gatehouse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the audit to the log, under the name {@code dev.gatehouse.audit}. */
final class AuditLog implements GatehouseListener {
    private static final Logger LOG = LoggerFactory.getLogger("dev.gatehouse.audit");

    @Override
    public void login(AuditEvent event) {
        LOG.info("login subject={} address={}", subject(event), event.address());
    }

    @Override
    public void refresh(AuditEvent event) {
        LOG.debug("refresh subject={} address={}", subject(event), event.address());
    }

    @Override
    public void refused(AuditEvent event) {
        LOG.info("refused address={} path={} reason={}", event.address(), event.path(), reason(event));
    }

    @Override
    public void revoked(AuditEvent event) {
        LOG.info("revoked subject={} reason={}", subject(event), reason(event));
    }

    @Override
    public void rejected(AuditEvent event) {
        LOG.warn("rejected address={} path={} reason={}", event.address(), event.path(), reason(event));
    }

    @Override
    public void logout(AuditEvent event) {
        LOG.info("logout subject={} address={}", subject(event), event.address());
    }

    private static String subject(AuditEvent event) {
        return event.subject() == null ? "-" : LogText.plain(event.subject());
    }

    private static String reason(AuditEvent event) {
        return event.reason() == null ? "-" : LogText.plain(event.reason());
    }
}
