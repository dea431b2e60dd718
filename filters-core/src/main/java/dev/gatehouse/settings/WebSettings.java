package dev.gatehouse.settings;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The web around the application.
 *
 * @param csrfOrigins origins besides the application's own that may write, as a browser's {@code Origin} names them
 * @param publicUrl scheme, host and port (unless it is the default one) as the browser sees them; null: taken from each
 *     request
 * @param forwardedTrust addresses whose {@code Forwarded} and {@code X-Forwarded-*} headers count
 * @param savedBodyLimit bytes of the largest POST kept across a login, at most 64 MB; 0 keeps none
 */
public record WebSettings(
        Set<String> csrfOrigins, @Nullable URI publicUrl, List<AddressBlock> forwardedTrust, long savedBodyLimit) {

    public WebSettings {
        csrfOrigins = Set.copyOf(csrfOrigins);
        forwardedTrust = List.copyOf(forwardedTrust);
    }

    /** Bytes of all POSTs together that a node keeps across logins: 16 MB, or four of the largest. */
    public long savedBodiesLimit() {
        return Math.max(16L << 20, 4 * savedBodyLimit);
    }

    static WebSettings from(Values values) {
        return new WebSettings(
                values.find(Catalog.CSRF_ORIGINS, Set.of()),
                values.find(Catalog.APP_PUBLIC_URL),
                values.get(Catalog.FORWARDED_TRUST),
                values.get(Catalog.REQUEST_SAVED_BODY_LIMIT));
    }
}
