package dev.gatehouse;

import java.io.IOException;

/** Where a browser is sent that must log in. */
interface WayIn {
    /** Answers with a redirect to a login that goes on at a target, which is checked here. */
    void redirect(Exchange exchange, String target) throws IOException;
}
