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
 * @param anonymousUserStatus the status that {@code user} answers when nobody is logged in: 200, 204 or 4xx
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
        int anonymousUserStatus) {

    static PathSettings from(Values values) {
        return new PathSettings(
                values.get(Catalog.PATH_LOGIN),
                values.get(Catalog.PATH_CALLBACK),
                values.get(Catalog.PATH_REGISTER),
                values.get(Catalog.PATH_LOGOUT),
                values.get(Catalog.PATH_USER),
                values.get(Catalog.PATH_REFRESH),
                values.get(Catalog.PATH_WEBHOOK),
                values.get(Catalog.PATH_BACKCHANNEL_LOGOUT),
                values.get(Catalog.PATH_FRONTCHANNEL_LOGOUT),
                values.get(Catalog.PATH_ANONYMOUS_USER_STATUS));
    }
}
