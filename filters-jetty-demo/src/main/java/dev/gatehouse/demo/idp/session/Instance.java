package dev.gatehouse.demo.idp.session;

import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.SettableTime;
import dev.gatehouse.demo.idp.model.Switches;
import dev.gatehouse.demo.idp.token.SigningKeys;
import dev.gatehouse.demo.idp.token.TokenIssuer;
import java.time.InstantSource;

/** All that one stand-in knows; it outlives a stop and a start. */
public final class Instance {
    private final SettableTime time;
    private final Directory directory = new Directory();
    private final SigningKeys keys;
    private final TokenIssuer issuer;
    private final RefreshTokens refreshTokens;
    private final SsoSessions ssoSessions;
    private final OneTimeIds<AuthorizationCode> codes;
    private volatile Switches switches = Switches.DEFAULT;
    private volatile boolean showingUsers;

    /** An empty instance. */
    public Instance(InstantSource source) {
        time = new SettableTime(source);
        keys = new SigningKeys(this::switches);
        issuer = new TokenIssuer(directory, keys, time, this::switches);
        refreshTokens = new RefreshTokens(directory, time);
        ssoSessions = new SsoSessions(refreshTokens, time);
        codes = new OneTimeIds<>(time, AuthorizationCode::expires);
    }

    /** The clock everything goes by. */
    public SettableTime time() {
        return time;
    }

    /** Tenants, applications and users. */
    public Directory directory() {
        return directory;
    }

    /** The signing keys. */
    public SigningKeys keys() {
        return keys;
    }

    /** What makes the tokens. */
    public TokenIssuer issuer() {
        return issuer;
    }

    /** The refresh tokens that are alive. */
    public RefreshTokens refreshTokens() {
        return refreshTokens;
    }

    /** The browsers that stay signed in. */
    public SsoSessions ssoSessions() {
        return ssoSessions;
    }

    /** The authorization codes not redeemed yet. */
    public OneTimeIds<AuthorizationCode> codes() {
        return codes;
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
