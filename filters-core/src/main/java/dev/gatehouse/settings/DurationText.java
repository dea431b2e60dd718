package dev.gatehouse.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 30d}, or ISO 8601 as {@code PT30S}. */
final class DurationText {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private DurationText() {}

    /** Durations from {@code least} to {@code most}, both included and both written as a setting would be. */
    static Form<Duration> between(String least, String most) {
        Duration shortest = parse(least);
        Duration longest = parse(most);
        String accepted = "a duration from " + least + " to " + most + ", such as 500ms, 30s, 5m or PT30S";
        return Form.of(accepted, text -> {
            Duration duration = parse(text);
            if (duration.compareTo(shortest) < 0 || duration.compareTo(longest) > 0) {
                throw new NotAccepted();
            }
            return duration;
        });
    }

    static Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            // Nine digits of days are far from the end of a Duration.
            long number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
        if (!text.startsWith("P")) {
            throw new NotAccepted();
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException notIso) {
            throw new NotAccepted();
        }
    }
}
