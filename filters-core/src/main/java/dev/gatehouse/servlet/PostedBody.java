package dev.gatehouse.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reads a body of which only so much may be kept. What is too large is read and dropped, up to a bound: browsers that
 * could not send it to the end show no answer.
 *
 * @param limit bytes of the largest body kept
 */
public record PostedBody(long limit, InstantSource time) {
    /** A trickle ends here; the container ends silence sooner. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    static final int MOST_DROPPED = 8 << 20;

    /**
     * The whole body; empty where it is too large, comes too slowly, or was read by somebody else before.
     *
     * @throws IOException where the browser does not send what it announced
     */
    public Optional<byte[]> read(HttpServletRequest request) throws IOException {
        InputStream in;
        try {
            in = request.getInputStream();
        } catch (IllegalStateException readAsText) {
            return Optional.empty();
        }
        long announced = request.getContentLengthLong();
        Instant latest = time.instant().plus(LONGEST);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        long read = 0;
        int some = in.read(buffer);
        while (some >= 0) {
            read += some;
            if (read <= limit) {
                kept.write(buffer, 0, some);
            }
            if (read > limit + MOST_DROPPED || time.instant().isAfter(latest)) {
                return Optional.empty();
            }
            some = in.read(buffer);
        }
        boolean whole = announced < 0 || announced == read;
        return whole && read <= limit ? Optional.of(kept.toByteArray()) : Optional.empty();
    }
}
