package dev.gatehouse.it;

/** The two ways in which FusionAuth refreshes. */
enum RefreshCall {
    OAUTH2_TOKEN("oauth2-token", "/oauth2/token"),
    JWT_REFRESH("jwt-refresh", "/api/jwt/refresh");

    private final String setting;
    private final String path;

    RefreshCall(String setting, String path) {
        this.setting = setting;
        this.path = path;
    }

    /** The value of {@code refresh.endpoint}. */
    String setting() {
        return setting;
    }

    /** The path at the provider. */
    String path() {
        return path;
    }
}
