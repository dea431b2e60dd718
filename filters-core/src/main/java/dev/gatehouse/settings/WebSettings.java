package dev.gatehouse.settings;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The web around the application.
 *
 * @param csrfOrigins origins besides the application's own that may write
 * @param publicUrl scheme, host and port as the browser sees them; null: taken from each request
 * @param forwardedTrust addresses whose {@code Forwarded} and {@code X-Forwarded-*} headers count
 * @param savedBodyLimit bytes of the largest POST kept across a login; 0 keeps none
 */
public record WebSettings(
        Set<String> csrfOrigins, @Nullable URI publicUrl, List<AddressBlock> forwardedTrust, long savedBodyLimit) {

    public WebSettings {
        csrfOrigins = Set.copyOf(csrfOrigins);
        forwardedTrust = List.copyOf(forwardedTrust);
    }
}
