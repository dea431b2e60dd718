package dev.gatehouse.demo.idp;

import dev.gatehouse.demo.idp.control.Configuration;
import dev.gatehouse.demo.idp.http.Faults;
import dev.gatehouse.demo.idp.instance.ApiKey;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.JwtConfiguration;
import dev.gatehouse.demo.idp.model.Switches;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.UsagePolicy;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.token.Algorithm;
import dev.gatehouse.demo.idp.webhook.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** How a {@link StandIn} starts. Without a word it has the {@link Fixtures} and FusionAuth's defaults. */
public final class StandInBuilder {
    private final List<BiConsumer<Instance, Faults>> changes = new ArrayList<>();
    private InstantSource time = InstantSource.system();
    private int port;

    StandInBuilder() {}

    /** The port to listen on; 0, the default, for any that is free. */
    public StandInBuilder port(int number) {
        port = number;
        return this;
    }

    /** The clock to go by. */
    public StandInBuilder time(InstantSource source) {
        time = source;
        return this;
    }

    /** Adds a tenant, or replaces the one of the same id. */
    public StandInBuilder tenant(Tenant tenant) {
        return directory(directory -> directory.put(tenant));
    }

    /** Adds an application, or replaces the one of the same id. */
    public StandInBuilder application(Application application) {
        return directory(directory -> directory.put(application));
    }

    /** Adds a user, or replaces the one of the same id. */
    public StandInBuilder user(User user) {
        return directory(directory -> directory.put(user));
    }

    /** Changes one application, of the fixtures or added before. */
    public StandInBuilder application(UUID id, UnaryOperator<Application> change) {
        return directory(directory -> directory.changeApplications(
                application -> application.id().equals(id) ? change.apply(application) : application));
    }

    /** Changes one user, of the fixtures or added before. */
    public StandInBuilder user(UUID id, UnaryOperator<User> change) {
        return directory(directory -> directory.changeUser(id, change));
    }

    /** Changes every tenant that is there by now. */
    public StandInBuilder tenants(UnaryOperator<Tenant> change) {
        return directory(directory -> directory.changeTenants(change));
    }

    /** The issuer of the default tenant. */
    public StandInBuilder issuer(String issuer) {
        return directory(directory -> directory.put(directory.defaultTenant().withIssuer(issuer)));
    }

    /** Life of access and ID tokens, in whole seconds, in every tenant. */
    public StandInBuilder accessTokenLife(Duration life) {
        return tokens(tokens -> tokens.withTokenLife(life));
    }

    /** Life of refresh tokens, in whole minutes, in every tenant. */
    public StandInBuilder refreshTokenLife(Duration life) {
        return tokens(tokens -> tokens.withRefreshTokenLife(life));
    }

    /**
     * What becomes of refresh tokens, in every tenant.
     *
     * @param grace how long a spent one-time token is still good for the current one, in whole seconds
     */
    public StandInBuilder refreshTokens(UsagePolicy policy, Duration grace) {
        return tokens(tokens -> tokens.withUsage(policy, grace));
    }

    /** Whether the return of a spent one-time token after its grace revokes its successor, in every tenant. */
    public StandInBuilder revokeOnReuse(boolean revoke) {
        return tokens(tokens -> tokens.withRevocationOnReuse(revoke));
    }

    /** Changes the token settings of every tenant that is there by now. */
    public StandInBuilder tokens(UnaryOperator<JwtConfiguration> change) {
        return tenants(tenant -> tenant.withTokens(change.apply(tenant.jwtConfiguration())));
    }

    /** Sets which of several documented behaviours is shown. */
    public StandInBuilder switches(UnaryOperator<Switches> change) {
        return instance(instance -> instance.setSwitches(change.apply(instance.switches())));
    }

    /** Adds a signing key: a key pair, published. */
    public StandInBuilder key(UUID id, Algorithm algorithm) {
        return instance(instance -> instance.keys().generate(id, algorithm));
    }

    /** Adds a signing key: a shared secret, which is never published. */
    public StandInBuilder secretKey(UUID id, Algorithm algorithm, String secret) {
        return instance(instance -> instance.keys().secret(id, algorithm, secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds an API key. */
    public StandInBuilder apiKey(ApiKey key) {
        return instance(instance -> instance.apiKeys().put(key));
    }

    /** Adds a webhook. */
    public StandInBuilder webhook(Webhook webhook) {
        return instance(instance -> instance.webhooks().add(webhook));
    }

    /**
     * Applies settings in JSON, as {@link Configuration} describes them.
     *
     * @throws IllegalArgumentException when the stand-in is built, naming every section that is wrong, what was found
     *     there and what is accepted
     */
    public StandInBuilder configuration(String json) {
        changes.add((instance, faults) -> new Configuration(instance, faults).apply(Json.read(json)));
        return this;
    }

    /** Lets the login page tell who can log in, passwords included. */
    public StandInBuilder showUsers() {
        return instance(instance -> instance.setShowingUsers(true));
    }

    /** A stand-in that does not listen yet. */
    public StandIn build() {
        Instance instance = new Instance(time);
        Faults faults = new Faults();
        Fixtures.addTo(instance);
        changes.forEach(change -> change.accept(instance, faults));
        return new StandIn(instance, faults, port);
    }

    /**
     * Builds and starts.
     *
     * @throws IllegalStateException if the port is taken
     */
    public StandIn start() {
        return build().start();
    }

    private StandInBuilder directory(Consumer<Directory> change) {
        return instance(instance -> change.accept(instance.directory()));
    }

    private StandInBuilder instance(Consumer<Instance> change) {
        changes.add((instance, faults) -> change.accept(instance));
        return this;
    }
}
