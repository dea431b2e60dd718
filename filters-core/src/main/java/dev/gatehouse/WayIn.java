package dev.gatehouse;

import dev.gatehouse.login.SavedRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a browser is sent that must log in. */
interface WayIn {
    /** Answers with a redirect to a login that goes on at a target, which is checked here. */
    default void redirect(Exchange exchange, String target) throws IOException {
        redirect(exchange, target, null);
    }

    /**
     * The same for a request that waits for the login.
     *
     * @param waiting what is sent to the target afterwards; null: nothing but a GET
     */
    void redirect(Exchange exchange, String target, @Nullable SavedRequest waiting) throws IOException;

    /** Whether requests can wait for a login begun here. */
    boolean keepsPosts();
}
