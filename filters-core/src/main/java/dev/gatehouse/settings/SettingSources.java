package dev.gatehouse.settings;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Everywhere a setting can be given to one web application. They are asked in this order, and the first that has the
 * setting counts:
 *
 * <ol>
 *   <li>the system property {@code gatehouse.<name>}
 *   <li>the environment variable {@code GATEHOUSE_<NAME>}, in upper case, {@code _} for each dot and dash
 *   <li>the filter's init-param {@code <name>}
 *   <li>the context-param {@code gatehouse.<name>}
 *   <li>{@code <name>} in the settings file: {@code WEB-INF/gatehouse.properties}, or the one that {@code config} names
 *   <li>the default
 * </ol>
 *
 * <p>In each of them {@code gatehouse.<context-name>.<name>} ({@code GATEHOUSE_<CONTEXT_NAME>_<NAME>} in the
 * environment) speaks to one web application only and beats the general form. The context name is the context path
 * without its first slash, with {@code #} for every other one, and {@code ROOT} for the root context.
 *
 * <p>Every secret {@code <name>} may be given as {@code <name>-file} instead, which names a file that holds it.
 *
 * <p>Blanks around a value do not count, and a blank value is a fault. In a value {@code ${ENV}} and
 * {@code ${ENV:default}} stand for an environment variable; one that is unset, or blank, has no value. An empty default,
 * as in {@code ${ENV:}}, leaves the setting ungiven in this place.
 */
public final class SettingSources {
    private final String contextName;
    private final Map<String, String> environment;
    private final Resources resources;
    private final List<Source> inOrder;

    private SettingSources(Builder builder) {
        contextName = builder.contextName;
        environment = Map.copyOf(builder.environment);
        resources = builder.resources;
        inOrder = List.of(
                new Source("system property", Naming.PREFIXED, builder.systemProperties),
                new Source("environment", Naming.ENVIRONMENT, environment),
                new Source("init-param", Naming.PLAIN, builder.initParams),
                new Source("context-param", Naming.PREFIXED, builder.contextParams));
    }

    /**
     * Sources for a web application, none of which has anything yet.
     *
     * @param contextPath as {@code ServletContext.getContextPath()} gives it; empty for the root context
     */
    public static Builder forContextPath(String contextPath) {
        return new Builder(contextPath);
    }

    String contextName() {
        return contextName;
    }

    Map<String, String> environment() {
        return environment;
    }

    Resources resources() {
        return resources;
    }

    /** All but the settings file, which they name. */
    List<Source> inOrder() {
        return inOrder;
    }

    /** Opens what lies in a web application. */
    @FunctionalInterface
    public interface Resources {
        /**
         * Opens a resource, as {@code ServletContext.getResourceAsStream} does.
         *
         * @param path starts with a slash
         * @return null when it is not there
         */
        @Nullable
        InputStream open(String path);
    }

    /** Collects the sources. Each map is copied. */
    public static final class Builder {
        private final String contextName;
        private Map<String, String> systemProperties = Map.of();
        private Map<String, String> environment = Map.of();
        private Map<String, String> initParams = Map.of();
        private Map<String, String> contextParams = Map.of();
        private Resources resources = path -> null;

        private Builder(String contextPath) {
            String path = contextPath.startsWith("/") ? contextPath.substring(1) : contextPath;
            contextName = path.isEmpty() ? "ROOT" : path.replace('/', '#');
        }

        public Builder systemProperties(Properties given) {
            Map<String, String> texts = new LinkedHashMap<>();
            given.stringPropertyNames().forEach(name -> texts.put(name, given.getProperty(name, "")));
            systemProperties = texts;
            return this;
        }

        public Builder environment(Map<String, String> given) {
            environment = given;
            return this;
        }

        public Builder initParams(Map<String, String> given) {
            initParams = given;
            return this;
        }

        public Builder contextParams(Map<String, String> given) {
            contextParams = given;
            return this;
        }

        /** What opens the settings file; without one there is no file inside the web application. */
        public Builder resources(Resources opener) {
            resources = opener;
            return this;
        }

        public SettingSources build() {
            return new SettingSources(this);
        }
    }
}
