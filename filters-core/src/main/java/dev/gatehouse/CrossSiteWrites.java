package dev.gatehouse;

import dev.gatehouse.credentials.Credentials;
import dev.gatehouse.settings.PathPattern;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses writes that pages of other sites make in a user's name: those that carry a login, and those to the suite's own
 * paths. Opening a WebSocket is a write, since the other site would speak through it.
 */
final class CrossSiteWrites {
    private static final Logger LOG = LoggerFactory.getLogger(CrossSiteWrites.class);

    /** RFC 9110 section 9.2.1. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Credentials credentials;
    private final SuitePath.Finder ownPaths;
    private final List<PathPattern> publicPaths;

    CrossSiteWrites(Credentials credentials, SuitePath.Finder ownPaths, List<PathPattern> publicPaths) {
        this.credentials = credentials;
        this.ownPaths = ownPaths;
        this.publicPaths = publicPaths;
    }

    /** Answers 403 to a request that is one; returns whether it was. */
    boolean refuse(Exchange exchange) throws IOException {
        if (!isWrite(exchange.request()) || !exchange.isForeign() || !matters(exchange)) {
            return false;
        }
        LOG.info("A write from another site is refused at {}", LogText.plain(exchange.path()));
        Challenge.forbidden(
                exchange, "csrf_rejected", "This request is refused", "A page of another site has sent it.");
        return true;
    }

    private static boolean isWrite(HttpServletRequest request) {
        String upgrade = request.getHeader("Upgrade");
        return !SAFE.contains(request.getMethod())
                || (upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    private boolean matters(Exchange exchange) {
        String path = exchange.path();
        return ownPaths.find(path)
                .map(own -> own.which().takesWrites())
                .orElseGet(() -> publicPaths.stream().noneMatch(pattern -> pattern.matches(path))
                        && !credentials.read(exchange.request()).isNothing());
    }
}
