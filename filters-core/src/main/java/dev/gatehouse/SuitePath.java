package dev.gatehouse;

import dev.gatehouse.settings.PathSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the suite's own paths. */
enum SuitePath {
    LOGIN,
    CALLBACK,
    REGISTER,
    LOGOUT,
    USER,
    REFRESH,
    BACKCHANNEL_LOGOUT,
    FRONTCHANNEL_LOGOUT;

    String in(PathSettings settings) {
        return switch (this) {
            case LOGIN -> settings.login();
            case CALLBACK -> settings.callback();
            case REGISTER -> settings.register();
            case LOGOUT -> settings.logout();
            case USER -> settings.user();
            case REFRESH -> settings.refresh();
            case BACKCHANNEL_LOGOUT -> settings.backchannelLogout();
            case FRONTCHANNEL_LOGOUT -> settings.frontchannelLogout();
        };
    }

    /** Whether a page may send something here; the other paths answer 405 to that, or take it from a server. */
    boolean takesWrites() {
        return switch (this) {
            case LOGIN, LOGOUT, REFRESH -> true;
            case CALLBACK, REGISTER, USER, BACKCHANNEL_LOGOUT, FRONTCHANNEL_LOGOUT -> false;
        };
    }

    /**
     * A path found.
     *
     * @param which the path
     * @param clientId what FusionAuth's SDKs may add as a last segment; null: nothing
     */
    record Match(SuitePath which, @Nullable String clientId) {}

    /** Finds the suite's path among all others: itself, with a trailing slash, or with one segment more. */
    static final class Finder {
        private record Entry(SuitePath which, String path) {}

        private final List<Entry> entries = new ArrayList<>();

        Finder(PathSettings settings) {
            for (SuitePath which : values()) {
                entries.add(new Entry(which, which.in(settings)));
            }
        }

        /**
         * Finds it.
         *
         * @param path decoded path inside the web application
         */
        Optional<Match> find(String path) {
            for (Entry entry : entries) {
                if (path.startsWith(entry.path())) {
                    String rest = path.substring(entry.path().length());
                    if (rest.isEmpty() || rest.equals("/")) {
                        return Optional.of(new Match(entry.which(), null));
                    }
                    if (rest.startsWith("/") && rest.indexOf('/', 1) < 0) {
                        return Optional.of(new Match(entry.which(), rest.substring(1)));
                    }
                }
            }
            return Optional.empty();
        }
    }
}
