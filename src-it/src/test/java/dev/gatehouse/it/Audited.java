package dev.gatehouse.it;

import dev.gatehouse.AuditEvent;
import dev.gatehouse.GatehouseListener;
import java.util.ArrayList;
import java.util.List;

/** What a listener was told, as {@code kind subject reason}. */
final class Audited implements GatehouseListener {
    private final List<String> events = new ArrayList<>();

    @Override
    public void login(AuditEvent event) {
        add("login", event);
    }

    @Override
    public void refresh(AuditEvent event) {
        add("refresh", event);
    }

    @Override
    public void refused(AuditEvent event) {
        add("refused", event);
    }

    @Override
    public void revoked(AuditEvent event) {
        add("revoked", event);
    }

    @Override
    public void rejected(AuditEvent event) {
        add("rejected", event);
    }

    @Override
    public void logout(AuditEvent event) {
        add("logout", event);
    }

    /** All so far, oldest first. */
    synchronized List<String> events() {
        return List.copyOf(events);
    }

    /** Those of one kind. */
    List<String> events(String kind) {
        return events().stream().filter(event -> event.startsWith(kind + " ")).toList();
    }

    private synchronized void add(String kind, AuditEvent event) {
        events.add(kind + " " + event.subject() + " " + event.reason());
    }
}
