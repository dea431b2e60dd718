package dev.gatehouse.demo.idp.instance;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.SettableTime;
import dev.gatehouse.demo.idp.model.Switches;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Consents;
import dev.gatehouse.demo.idp.session.Credentials;
import dev.gatehouse.demo.idp.session.FailedLogins;
import dev.gatehouse.demo.idp.session.Origin;
import dev.gatehouse.demo.idp.session.Pending;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.session.RefreshTokens;
import dev.gatehouse.demo.idp.session.SsoSessions;
import dev.gatehouse.demo.idp.token.Algorithm;
import dev.gatehouse.demo.idp.token.KeyChoice;
import dev.gatehouse.demo.idp.token.SigningKey;
import dev.gatehouse.demo.idp.token.SigningKeys;
import dev.gatehouse.demo.idp.token.TokenIssuer;
import dev.gatehouse.demo.idp.token.TokenReader;
import dev.gatehouse.demo.idp.webhook.Events;
import dev.gatehouse.demo.idp.webhook.Webhooks;
import java.time.InstantSource;
import java.util.Optional;

/** All that one stand-in knows; it outlives a stop and a start. */
public final class Instance {
    private final SettableTime time;
    private final Directory directory = new Directory();
    private final ApiKeys apiKeys = new ApiKeys();
    private final SigningKeys keys;
    private final KeyChoice keyChoice;
    private final TokenIssuer issuer;
    private final TokenReader reader;
    private final RefreshTokens refreshTokens;
    private final SsoSessions ssoSessions;
    private final Pending pending;
    private final Consents consents;
    private final Credentials credentials;
    private final Events events;
    private final Webhooks webhooks;
    private volatile Switches switches = Switches.DEFAULT;
    private volatile boolean showingUsers;

    /** An empty instance. */
    public Instance(InstantSource source) {
        time = new SettableTime(source);
        keys = new SigningKeys(this::switches);
        issuer = new TokenIssuer(directory, keys, time, this::switches);
        keyChoice = new KeyChoice(directory, keys);
        reader = new TokenReader(directory, keys, time);
        refreshTokens = new RefreshTokens(directory, time);
        ssoSessions = new SsoSessions(refreshTokens, time);
        pending = new Pending(time);
        consents = new Consents(time);
        credentials = new Credentials(directory, new FailedLogins(time), pending, time);
        events = new Events(directory, time, this::switches);
        webhooks = new Webhooks(keys, issuer);
    }

    /** The clock everything goes by. */
    public SettableTime time() {
        return time;
    }

    /** Tenants, applications and users. */
    public Directory directory() {
        return directory;
    }

    /** What opens {@code /api}. */
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    /** The signing keys. */
    public SigningKeys keys() {
        return keys;
    }

    /** Replaces the default signing key, and tells the webhooks; the old one stays published. */
    public SigningKey rotateKeys(Algorithm algorithm, boolean published) {
        SigningKey key = keys.rotate(algorithm, published);
        directory.tenants().forEach(tenant -> webhooks.emit(events.publicKeysUpdated(tenant.id())));
        return key;
    }

    /** What makes the tokens. */
    public TokenIssuer issuer() {
        return issuer;
    }

    /** What reads them when they come back. */
    public TokenReader reader() {
        return reader;
    }

    /** Which key signs what. */
    public KeyChoice keyChoice() {
        return keyChoice;
    }

    /** The refresh tokens that are alive. */
    public RefreshTokens refreshTokens() {
        return refreshTokens;
    }

    /** The browsers that stay signed in. */
    public SsoSessions ssoSessions() {
        return ssoSessions;
    }

    /** What was begun and waits for the next step. */
    public Pending pending() {
        return pending;
    }

    /** What users have allowed. */
    public Consents consents() {
        return consents;
    }

    /** What checks passwords. */
    public Credentials credentials() {
        return credentials;
    }

    /** A new refresh token, where the login has {@code offline_access} and the application allows it. */
    public Optional<RefreshToken> issueRefreshToken(User user, Application application, Origin origin) {
        if (!origin.scopes().contains("offline_access")
                || !application.oauthConfiguration().generateRefreshTokens()) {
            return Optional.empty();
        }
        RefreshToken token = RefreshToken.of(user, application, time.instant(), origin);
        refreshTokens.add(token);
        return Optional.of(token);
    }

    /** What makes events. */
    public Events events() {
        return events;
    }

    /** What sends them. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** What revokes refresh tokens. */
    public Revocations revocations() {
        return new Revocations(this);
    }

    /** What changes users, with all that follows from it. */
    public UserChanges userChanges() {
        return new UserChanges(this);
    }

    /** Which of several documented behaviours is shown. */
    public Switches switches() {
        return switches;
    }

    /** Sets which of several documented behaviours is shown. */
    public void setSwitches(Switches changed) {
        switches = changed;
    }

    /** Whether the login page tells who can log in, passwords included. */
    public boolean isShowingUsers() {
        return showingUsers;
    }

    /** Sets whether the login page tells who can log in, passwords included. */
    public void setShowingUsers(boolean show) {
        showingUsers = show;
    }
}
