package dev.gatehouse;

/**
 * Is told what happens to logins. Calls come on the request's thread, after the fact: what a listener throws is logged
 * and goes no further.
 */
public interface GatehouseListener {

    /** A user has logged in. */
    default void login(AuditEvent event) {}

    /** A user's tokens were refreshed for this request. */
    default void refresh(AuditEvent event) {}

    /** The provider refused a refresh token, or a login did not succeed. */
    default void refused(AuditEvent event) {}

    /** A login was ended from outside. */
    default void revoked(AuditEvent event) {}

    /** A token was presented, by a request or by the provider, that this application may not trust. */
    default void rejected(AuditEvent event) {}

    /** A user has logged out. */
    default void logout(AuditEvent event) {}
}
