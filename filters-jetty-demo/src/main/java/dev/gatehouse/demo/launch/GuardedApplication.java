package dev.gatehouse.demo.launch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.webapp.Configuration;
import org.eclipse.jetty.ee10.webapp.WebAppConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.ee10.webapp.WebInfConfiguration;
import org.eclipse.jetty.ee10.webapp.WebXmlConfiguration;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * A web application with the suite in its {@code web.xml}. Its files are on the class path, and those that it shares
 * with others are there once.
 */
final class GuardedApplication {
    private static final String FILES = "dev/gatehouse/demo/webapps/";

    private GuardedApplication() {}

    /**
     * Prepares an application; nothing starts yet.
     *
     * @param name {@code store} or {@code forums}
     * @param host the virtual host it answers on
     * @param settings settings of the suite that are only known now, by name
     */
    static WebAppContext of(String name, Kind kind, String host, Map<String, String> settings) {
        WebAppContext context = new WebAppContext();
        context.setContextPath("/" + kind.path());
        context.setDisplayName(name + " as " + kind.title());
        context.setVirtualHosts(List.of(host));
        context.setBaseResource(
                files(ResourceFactory.of(context), name + "-as-" + kind.path(), "as-" + kind.path(), name, "shared"));
        // Only web.xml counts: no jar is scanned, so the start is quick.
        context.setConfigurations(
                new Configuration[] {new WebInfConfiguration(), new WebXmlConfiguration(), new WebAppConfiguration()});
        context.setInitParameter("org.eclipse.jetty.servlet.Default.dirAllowed", "false");
        context.setInitParameter("org.eclipse.jetty.servlet.Default.welcomeServlets", "exact");
        context.setThrowUnavailableOnStartupException(true);
        settings.forEach((setting, value) -> context.setInitParameter("gatehouse." + setting, value));
        return context;
    }

    /** Folders laid over one another: a file of an earlier one hides that of a later one; a missing folder is skipped. */
    static Resource files(ResourceFactory resources, String... folders) {
        return ResourceFactory.combine(Stream.of(folders)
                .map(folder -> resources.newClassLoaderResource(FILES + folder + "/"))
                .filter(Objects::nonNull)
                .toList());
    }
}
