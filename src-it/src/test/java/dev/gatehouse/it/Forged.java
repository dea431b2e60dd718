package dev.gatehouse.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Tokens that no application may trust, made from one that it does. */
final class Forged {
    private Forged() {}

    /** The same claims under {@code alg=none}. */
    static String unsigned(String token) {
        return encoded("{\"alg\":\"none\"}") + "." + token.split("\\.", -1)[1] + ".";
    }

    /** The same with another claim, and the old signature. */
    static String changed(String token, String claim, String replacement) {
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        if (!claims.contains(claim)) {
            throw new AssertionError("no " + claim + " in " + claims);
        }
        return parts[0] + "." + encoded(claims.replace(claim, replacement)) + "." + parts[2];
    }

    /** The same with another header, and the old signature. */
    static String withHeader(String token, String header) {
        return encoded(header) + token.substring(token.indexOf('.'));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
