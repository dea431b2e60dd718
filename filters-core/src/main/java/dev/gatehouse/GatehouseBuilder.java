package dev.gatehouse;

import dev.gatehouse.settings.CheckedSettings;
import dev.gatehouse.settings.LoopbackHost;
import dev.gatehouse.settings.SettingSources;
import dev.gatehouse.settings.Settings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds a {@link Gatehouse} from settings given in code. System properties and environment variables still come first,
 * as they do for a filter in {@code web.xml}.
 */
public final class GatehouseBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(Gatehouse.class);

    private final Map<String, String> given = new LinkedHashMap<>();
    private final List<GatehouseListener> listeners = new ArrayList<>(List.of(new AuditLog()));
    private InstantSource time = InstantSource.system();
    private String contextPath = "";
    private @Nullable SettingSources sources;

    GatehouseBuilder() {}

    /** Gives a setting, by the name and in the form that {@code web.xml} has it. */
    public GatehouseBuilder set(String name, String value) {
        given.put(name, value);
        return this;
    }

    /** Names the web application, for settings that speak to one only; without it, the root. */
    public GatehouseBuilder contextPath(String path) {
        this.contextPath = path;
        return this;
    }

    /** Adds a listener; the audit log is one already. */
    public GatehouseBuilder listener(GatehouseListener listener) {
        listeners.add(listener);
        return this;
    }

    /** What the time is, for tests; without it, the system's clock. */
    public GatehouseBuilder time(InstantSource source) {
        this.time = source;
        return this;
    }

    GatehouseBuilder sources(SettingSources all) {
        this.sources = all;
        return this;
    }

    /**
     * Checks the settings and puts the suite together. Nothing is asked of the provider yet.
     *
     * @throws dev.gatehouse.settings.SettingsException naming everything that is wrong with the settings
     */
    public Gatehouse build() {
        SettingSources all = sources != null
                ? sources
                : SettingSources.forContextPath(contextPath)
                        .systemProperties(System.getProperties())
                        .environment(System.getenv())
                        .initParams(given)
                        .build();
        CheckedSettings checked = CheckedSettings.read(all);
        checked.warnings().forEach(LOG::warn);
        warnOfMissingPublicUrl(checked.settings());
        return new Gatehouse(checked.settings(), time, listeners);
    }

    private static void warnOfMissingPublicUrl(Settings settings) {
        boolean local = LoopbackHost.is(settings.provider().browserUrl().getHost());
        if (settings.web().publicUrl() == null && !local) {
            LOG.warn("app.public-url is not given: where browsers see the application is taken from each request's Host"
                    + " header, which whoever sends a request chooses");
        }
    }
}
