package dev.gatehouse.demo.idp.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The tenants, applications and users there are. Any of them can be replaced at any time. */
public final class Directory {
    private final Map<UUID, Tenant> tenants = new LinkedHashMap<>();
    private final Map<UUID, Application> applications = new LinkedHashMap<>();
    private final Map<UUID, User> users = new LinkedHashMap<>();

    /** Adds a tenant, or replaces the one of the same id. The first one is the default tenant. */
    public synchronized void put(Tenant tenant) {
        tenants.put(tenant.id(), tenant);
    }

    /** Adds an application, or replaces the one of the same id. */
    public synchronized void put(Application application) {
        applications.put(application.id(), application);
    }

    /** Adds a user, or replaces the one of the same id. */
    public synchronized void put(User user) {
        users.put(user.id(), user);
    }

    /** Removes a user. */
    public synchronized void removeUser(UUID id) {
        users.remove(id);
    }

    /** Replaces every tenant by what the change makes of it. */
    public synchronized void changeTenants(UnaryOperator<Tenant> change) {
        tenants.replaceAll((id, tenant) -> change.apply(tenant));
    }

    /** Replaces every application by what the change makes of it. */
    public synchronized void changeApplications(UnaryOperator<Application> change) {
        applications.replaceAll((id, application) -> change.apply(application));
    }

    /** Replaces one user by what the change makes of it; does nothing where there is no such user. */
    public synchronized void changeUser(UUID id, UnaryOperator<User> change) {
        users.computeIfPresent(id, (key, user) -> change.apply(user));
    }

    /** The first tenant. */
    public synchronized Tenant defaultTenant() {
        return tenants.values().iterator().next();
    }

    /** All tenants, in the order they were added. */
    public synchronized List<Tenant> tenants() {
        return List.copyOf(tenants.values());
    }

    /** All applications, in the order they were added. */
    public synchronized List<Application> applications() {
        return List.copyOf(applications.values());
    }

    /** All users, in the order they were added. */
    public synchronized List<User> users() {
        return List.copyOf(users.values());
    }

    /** The tenant of this id. */
    public synchronized Optional<Tenant> tenant(UUID id) {
        return Optional.ofNullable(tenants.get(id));
    }

    /** The application of this id. */
    public synchronized Optional<Application> application(UUID id) {
        return Optional.ofNullable(applications.get(id));
    }

    /** The active application of this {@code client_id}; empty also where the text is no UUID. */
    public Optional<Application> client(String clientId) {
        return Uuids.parse(clientId).flatMap(this::application).filter(Application::active);
    }

    /** The user of this id. */
    public synchronized Optional<User> user(UUID id) {
        return Optional.ofNullable(users.get(id));
    }

    /** The tenant's user with this email address or username, whatever the case of its letters. */
    public Optional<User> userByLoginId(UUID tenantId, String loginId) {
        String wanted = loginId.strip().toLowerCase(Locale.ROOT);
        return users().stream()
                .filter(user -> user.tenantId().equals(tenantId))
                .filter(user -> user.email().toLowerCase(Locale.ROOT).equals(wanted)
                        || (user.username() != null
                                && user.username().toLowerCase(Locale.ROOT).equals(wanted)))
                .findFirst();
    }

    /** The tenant an application belongs to. */
    public Tenant tenantOf(Application application) {
        return tenant(application.tenantId())
                .orElseThrow(() -> new IllegalStateException(
                        "application " + application.id() + " names no known tenant: " + application.tenantId()));
    }

    /** The token settings that hold for an application: its own where enabled, else its tenant's. */
    public JwtConfiguration tokenSettings(Application application) {
        return application.jwtConfiguration().enabled()
                ? application.jwtConfiguration()
                : tenantOf(application).jwtConfiguration();
    }

    /** The applications of one tenant. */
    public Collection<Application> applicationsOf(UUID tenantId) {
        return applications().stream()
                .filter(application -> application.tenantId().equals(tenantId))
                .toList();
    }
}
