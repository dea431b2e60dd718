package dev.gatehouse.it;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.model.ScopePolicy;

/** The two ways in which a password that is typed into the application reaches FusionAuth. */
enum NativeMethod {
    PASSWORD("password", "/oauth2/token"),
    LOGIN_API("login-api", "/api/login");

    private final String setting;
    private final String path;

    NativeMethod(String setting, String path) {
        this.setting = setting;
        this.path = path;
    }

    /** The path at the provider. */
    String path() {
        return path;
    }

    /** A site that logs in this way. */
    Site.Builder on(Site.Builder site) {
        return site.set("login.method", setting).set("provider.api-key", Fixtures.API_KEY);
    }

    /**
     * A stage that logs in this way, with more settings. Its tokens name users, which they do not in FusionAuth's strict
     * scope mode; there an ID token must, and the Login API has none.
     */
    Stage stage(String... settings) {
        Stage stage = strictStage(settings);
        stage.idp()
                .controls()
                .changeApplication(Fixtures.STORE, store -> store.withScopePolicy(ScopePolicy.COMPATIBILITY));
        return stage;
    }

    /** The same in strict scope mode. */
    Stage strictStage(String... settings) {
        return Stage.of(site -> {
            on(site);
            for (int i = 0; i < settings.length; i += 2) {
                site.set(settings[i], settings[i + 1]);
            }
            return site;
        });
    }
}
