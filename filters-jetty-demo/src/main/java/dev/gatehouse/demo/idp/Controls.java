package dev.gatehouse.demo.idp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.instance.Revocations;
import dev.gatehouse.demo.idp.instance.UserChanges;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.JwtConfiguration;
import dev.gatehouse.demo.idp.model.SettableTime;
import dev.gatehouse.demo.idp.model.Switches;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.token.Algorithm;
import dev.gatehouse.demo.idp.token.SigningKey;
import dev.gatehouse.demo.idp.token.SigningKeys;
import dev.gatehouse.demo.idp.webhook.Events;
import dev.gatehouse.demo.idp.webhook.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What can be changed in a stand-in while it runs. Each change holds from the next call on. */
public final class Controls {
    private final Instance instance;

    Controls(Instance instance) {
        this.instance = instance;
    }

    /** The stand-in's clock. */
    public SettableTime time() {
        return instance.time();
    }

    /** The signing keys: rotation, publication, new ones. */
    public SigningKeys keys() {
        return instance.keys();
    }

    /** Adds a tenant, or replaces the one of the same id. */
    public void put(Tenant tenant) {
        instance.directory().put(tenant);
    }

    /** Adds an application, or replaces the one of the same id. */
    public void put(Application application) {
        instance.directory().put(application);
    }

    /** Adds a user, or replaces the one of the same id. */
    public void put(User user) {
        instance.directory().put(user);
    }

    /** Changes one user; does nothing where there is no such user. */
    public void changeUser(UUID id, UnaryOperator<User> change) {
        instance.directory().changeUser(id, change);
    }

    /** Changes one application; does nothing where there is no such application. */
    public void changeApplication(UUID id, UnaryOperator<Application> change) {
        instance.directory()
                .changeApplications(
                        application -> application.id().equals(id) ? change.apply(application) : application);
    }

    /** Changes the token settings of every tenant. */
    public void changeTokens(UnaryOperator<JwtConfiguration> change) {
        instance.directory().changeTenants(tenant -> tenant.withTokens(change.apply(tenant.jwtConfiguration())));
    }

    /** Sets which of several documented behaviours is shown. */
    public void changeSwitches(UnaryOperator<Switches> change) {
        instance.setSwitches(change.apply(instance.switches()));
    }

    /** Lets a function have the last word on the claims of access tokens. */
    public void populateAccessTokens(UnaryOperator<ObjectNode> lambda) {
        instance.issuer().populateAccessTokens(lambda);
    }

    /** Lets a function have the last word on the claims of ID tokens. */
    public void populateIdTokens(UnaryOperator<ObjectNode> lambda) {
        instance.issuer().populateIdTokens(lambda);
    }

    /** Signs any claims with the default key: a token that is authentic, whatever it says. */
    public String sign(Map<String, Object> claims) {
        return instance.issuer().sign(Json.convert(Json.tree(claims), ObjectNode.class), keys().defaultKey());
    }

    /** Signs any claims with a key of the instance. */
    public String sign(Map<String, Object> claims, SigningKey key) {
        return instance.issuer().sign(Json.convert(Json.tree(claims), ObjectNode.class), key);
    }

    /** Replaces the default signing key by a new one, which is published at once, and tells the webhooks. */
    public SigningKey rotateKeys() {
        return instance.rotateKeys(Algorithm.RS256, true);
    }

    /** Replaces the default signing key, and tells the webhooks; the old one stays published. */
    public SigningKey rotateKeys(Algorithm algorithm, boolean published) {
        return instance.rotateKeys(algorithm, published);
    }

    /** Changes of users with the event and the revocation that follow from them. */
    public UserChanges users() {
        return instance.userChanges();
    }

    /** Revocations of refresh tokens, with their events. */
    public Revocations revocations() {
        return instance.revocations();
    }

    /** The webhooks: new ones, what came of deliveries, and any event in any shape. */
    public Webhooks webhooks() {
        return instance.webhooks();
    }

    /** Makes events, to be sent by {@link #webhooks()}. */
    public Events events() {
        return instance.events();
    }

    /** Tenants, applications and users, to look at. */
    public Directory directory() {
        return instance.directory();
    }

    /** The refresh tokens of a user that are alive, SSO sessions among them. */
    public List<RefreshToken> refreshTokensOf(UUID userId) {
        return instance.refreshTokens().where(token -> token.userId().equals(userId));
    }

    /** Revokes every refresh token of a user, SSO sessions among them; no event is sent. */
    public void revokeRefreshTokensOf(UUID userId) {
        instance.refreshTokens().revokeWhere(token -> token.userId().equals(userId));
    }
}
