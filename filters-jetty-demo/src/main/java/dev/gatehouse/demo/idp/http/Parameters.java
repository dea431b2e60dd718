package dev.gatehouse.demo.idp.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Named texts, each name once or several times: a query, or a form. Secrets are masked in {@link #toString()}. */
public final class Parameters {
    /** No parameters. */
    public static final Parameters NONE = new Parameters(Map.of());

    private static final Set<String> SECRETS = Set.of(
            "client_secret",
            "password",
            "user.password",
            "code",
            "code_verifier",
            "refresh_token",
            "refreshToken",
            "access_token",
            "token",
            "id_token_hint");

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Decodes {@code application/x-www-form-urlencoded} text.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public static Parameters parse(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
        }
        return new Parameters(values);
    }

    /** Parameters with one value each, in the order of the map. */
    public static Parameters of(Map<String, String> given) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        given.forEach((name, value) -> values.put(name, List.of(value)));
        return new Parameters(values);
    }

    /** Encodes names and values, in the order of the map. */
    public static String encode(Map<String, String> values) {
        return of(values).encoded();
    }

    /** Names and values as {@code application/x-www-form-urlencoded} text. */
    public String encoded() {
        StringBuilder text = new StringBuilder();
        forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** Only those of these names. */
    public Parameters only(Set<String> names) {
        Map<String, List<String>> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(names);
        return new Parameters(some);
    }

    /** Hands out each name with each of its values. */
    public void forEach(BiConsumer<String, String> each) {
        values.forEach((name, all) -> all.forEach(value -> each.accept(name, value)));
    }

    /** The first value of a name, also if it is empty. */
    public @Nullable String raw(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.get(0);
    }

    /** The first value of a name; empty also where it is blank. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(raw(name)).filter(value -> !value.isBlank());
    }

    /** Every value of a name. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** The names there are. */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** Whether a parameter's value is kept out of logs. */
    public static boolean isSecret(String name) {
        return SECRETS.contains(name);
    }

    /** Names and values, secrets masked. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        values.forEach((name, all) -> text.append(text.length() == 1 ? "" : ", ")
                .append(name)
                .append('=')
                .append(isSecret(name) ? "****" : String.join(",", all)));
        return text.append('}').toString();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
