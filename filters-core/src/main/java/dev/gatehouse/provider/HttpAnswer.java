package dev.gatehouse.provider;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP, complete.
 *
 * @param status the status code
 * @param body at most {@link BoundedExchange#MAX_BODY} bytes, read as UTF-8; never shown, since it can hold tokens
 * @param retryAfter the {@code Retry-After} header as sent; null where there is none
 */
record HttpAnswer(int status, String body, @Nullable String retryAfter) {

    /**
     * The body of a 200.
     *
     * @throws IOException when the status is another
     */
    String requireOk() throws IOException {
        if (status != 200) {
            throw new IOException("status " + status);
        }
        return body;
    }

    @Override
    public String toString() {
        return "HttpAnswer[status " + status + "]";
    }
}
