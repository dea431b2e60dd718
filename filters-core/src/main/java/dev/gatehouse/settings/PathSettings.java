package dev.gatehouse.settings;

/**
 * The suite's own paths, inside the web application. Each starts with a slash and does not end with one.
 *
 * @param login starts a login
 * @param callback takes the authorization code
 * @param register starts a registration
 * @param logout ends the login
 * @param user says who is logged in
 * @param refresh refreshes on demand
 * @param webhook takes FusionAuth's events
 * @param backchannelLogout takes OpenID back-channel logout
 * @param frontchannelLogout takes OpenID front-channel logout
 * @param anonymousUserStatus the status that {@code user} answers when nobody is logged in
 */
public record PathSettings(
        String login,
        String callback,
        String register,
        String logout,
        String user,
        String refresh,
        String webhook,
        String backchannelLogout,
        String frontchannelLogout,
        int anonymousUserStatus) {}
