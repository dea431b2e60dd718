package dev.gatehouse.token;

import java.io.IOException;

/** Whoever publishes the keys that tokens are signed with. Each call is one bounded exchange over the network. */
public interface KeyPublisher {

    /**
     * The key set as published (RFC 7517 section 5), JSON text of at most 1 MB.
     *
     * @throws IOException when it is out of reach
     */
    String fetchKeySet() throws IOException;

    /**
     * The expected {@code iss}. Remembered once known.
     *
     * @throws IOException when it is not configured and the provider's metadata is out of reach
     */
    String issuer() throws IOException;
}
