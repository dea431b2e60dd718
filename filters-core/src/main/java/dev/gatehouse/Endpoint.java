package dev.gatehouse;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** What answers at one of the suite's own paths. */
interface Endpoint {
    /** Writes the whole response. */
    void serve(Exchange exchange) throws IOException, ServletException;
}
