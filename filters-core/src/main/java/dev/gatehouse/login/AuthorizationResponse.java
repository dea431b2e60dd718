package dev.gatehouse.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the provider sent the browser back with (RFC 6749 section 4.1.2, RFC 9207).
 *
 * @param state as received; untrusted
 * @param code as received; null where there is none
 * @param issuer the {@code iss}; null where there is none
 * @param error the {@code error}; null where there is none
 */
public record AuthorizationResponse(
        String state,
        @Nullable String code,
        @Nullable String issuer,
        @Nullable String error) {
    private static final List<String> ONCE =
            List.of("state", "code", "iss", "error", "error_reason", "error_description");
    private static final int LONGEST = 4096;

    /**
     * Reads the query parameters of the callback; empty where one of them is given twice (RFC 6749 section 3.1), is
     * longer than any provider makes it, or there is no state.
     */
    public static Optional<AuthorizationResponse> of(Map<String, String[]> parameters) {
        for (String name : ONCE) {
            String[] values = parameters.getOrDefault(name, new String[0]);
            if (values.length > 1 || (values.length == 1 && values[0].length() > LONGEST)) {
                return Optional.empty();
            }
        }
        String state = first(parameters, "state");
        return state == null
                ? Optional.empty()
                : Optional.of(new AuthorizationResponse(
                        state, first(parameters, "code"), first(parameters, "iss"), first(parameters, "error")));
    }

    private static @Nullable String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
    }

    @Override
    public String toString() {
        return "AuthorizationResponse[" + (code == null ? "no code" : "code") + "]";
    }
}
