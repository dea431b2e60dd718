package dev.gatehouse;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one warning about cookies that come near the container's limit for request headers. */
final class LargeTokens {
    private static final int LARGE = 6 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(LargeTokens.class);

    private final AtomicBoolean said = new AtomicBoolean();

    /**
     * Says once that logins are large.
     *
     * @param bytes what the login adds to each request
     */
    void note(int bytes) {
        if (bytes > LARGE && said.compareAndSet(false, true)) {
            LOG.warn(
                    "A login's cookies take {} bytes of each request's headers. Containers accept about 8 KB in all and"
                            + " answer 431 above that: raise Jetty's HttpConfiguration.requestHeaderSize or Tomcat's"
                            + " maxHttpHeaderSize, or have the provider put less into its tokens.",
                    bytes);
        }
    }
}
