package dev.gatehouse.token;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The expected {@code iss}, an opaque string. Remembered once known. */
final class Issuer {
    private final SharedFetch<String> shared;

    Issuer(KeyPublisher publisher, InstantSource time) {
        this.shared = new SharedFetch<>(publisher::issuer, "The issuer", time);
    }

    /** The issuer; null while it is out of reach. */
    @Nullable
    String known() {
        if (shared.latest() == null) {
            shared.fetchUnlessPaused();
        }
        SharedFetch.Fetched<String> answer = shared.latest();
        return answer == null ? null : answer.value();
    }
}
