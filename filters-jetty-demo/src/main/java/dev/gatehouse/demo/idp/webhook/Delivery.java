package dev.gatehouse.demo.idp.webhook;

import java.net.URI;

/**
 * What came of sending an event once.
 *
 * @param status the receiver's; 0 where there was no answer in time
 */
public record Delivery(Event event, URI url, int status) {
    /** Whether the receiver took it: any status of 200 to 299. */
    public boolean isTaken() {
        return status >= 200 && status < 300;
    }
}
