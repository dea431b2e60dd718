package dev.gatehouse.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Signature algorithms and claims. */
final class TokenText {
    private static final Pattern CLAIM_PATH = Pattern.compile("[^.\\s]+(\\.[^.\\s]+)*");
    private static final List<String> KNOWN = List.of(
            "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "HS256", "HS384",
            "HS512");

    /** {@code alg} values (RFC 7518 section 3.1, RFC 8037). */
    static final Form<Set<String>> ALGORITHMS = Form.of("a list of " + Form.alternatives(KNOWN), text -> {
        Set<String> algorithms = new LinkedHashSet<>();
        Form.items(text, ",").forEach(item -> algorithms.add(algorithm(item)));
        return algorithms;
    });

    static final Form<List<String>> CLAIMS =
            Form.of("a list of claim names, with dots for claims inside claims", text -> {
                List<String> paths = Form.items(text, ",");
                if (!paths.stream().allMatch(path -> CLAIM_PATH.matcher(path).matches())) {
                    throw new NotAccepted();
                }
                return paths;
            });

    private TokenText() {}

    static boolean hasHmac(Set<String> algorithms) {
        return algorithms.stream().anyMatch(algorithm -> algorithm.startsWith("HS"));
    }

    private static String algorithm(String name) {
        if (name.equalsIgnoreCase("none")) {
            throw new NotAccepted("\"none\" is an unsigned token, which anyone can make, and is never accepted");
        }
        if (name.equals("Ed25519")) {
            // RFC 9864 gives EdDSA with this curve a name of its own.
            return "EdDSA";
        }
        if (!KNOWN.contains(name)) {
            throw new NotAccepted("\"" + name + "\" is not among them");
        }
        return name;
    }
}
