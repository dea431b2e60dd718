package dev.gatehouse.provider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header (RFC 9110 section 10.2.3), as a time to wait of 1 second to 1 hour. */
final class RetryAfter {
    static final Duration DEFAULT = Duration.ofSeconds(5);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private RetryAfter() {}

    /** How long to wait; {@link #DEFAULT} where the header is absent or neither seconds nor an HTTP date. */
    static Duration read(@Nullable String header, Instant now) {
        if (header == null) {
            return DEFAULT;
        }
        String value = header.strip();
        if (DIGITS.matcher(value).matches()) {
            return value.length() > 9 ? LONGEST : clamp(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return clamp(Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from)));
        } catch (DateTimeException neither) {
            return DEFAULT;
        }
    }

    private static Duration clamp(Duration asked) {
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
