package dev.gatehouse.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim is: a name, or names joined by dots that lead into nested objects. A claim whose own name has dots, as
 * {@code https://example.com/roles}, is found too.
 */
record ClaimPath(String name, List<String> steps) {

    static ClaimPath of(String dotted) {
        return new ClaimPath(dotted, List.of(dotted.split("\\.")));
    }

    /** The value; null where there is none. */
    @Nullable
    Object in(Map<String, @Nullable Object> claims) {
        return claims.containsKey(name) ? claims.get(name) : follow(claims);
    }

    private @Nullable Object follow(Map<String, @Nullable Object> claims) {
        Object found = claims;
        for (String step : steps) {
            found = found instanceof Map<?, ?> members ? members.get(step) : null;
        }
        return found;
    }
}
