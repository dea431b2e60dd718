package dev.gatehouse.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signed JWT in compact form (RFC 7515 section 3.1), read strictly and not verified.
 *
 * <p>One token has one spelling here, and header and claims mean the same to every reader. What the header says of keys
 * ({@code jku}, {@code jwk}, {@code x5u}, {@code x5c}) is never looked at.
 */
final class CompactJwt {
    /** Characters; they are ASCII, so bytes too. */
    private static final int LONGEST = 16 * 1024;

    private static final int ENCRYPTED_PARTS = 5;

    private final String text;
    private final int headerEnd;
    private final int claimsEnd;
    private final Map<String, @Nullable Object> header;
    private final Map<String, @Nullable Object> claims;

    private CompactJwt(String text) throws UntrustedTokenException {
        this.text = text;
        this.headerEnd = text.indexOf('.');
        this.claimsEnd = text.lastIndexOf('.');
        this.header = object("header", text.substring(0, headerEnd));
        this.claims = object("payload", text.substring(headerEnd + 1, claimsEnd));
    }

    /**
     * Reads a token of at most 16 KB.
     *
     * @throws UntrustedTokenException when it is not exactly of the form, is encrypted, unsigned, or asks for processing
     *     beyond a plain signature ({@code crit}, {@code b64}, {@code zip})
     */
    static CompactJwt read(String text) throws UntrustedTokenException {
        if (text.length() > LONGEST) {
            throw new UntrustedTokenException("it is longer than " + LONGEST + " characters");
        }
        requireThreeParts(text);
        CompactJwt token = new CompactJwt(text);
        token.requirePlainSignature();
        decode("signature", token.signature());
        return token;
    }

    private static void requireThreeParts(String text) throws UntrustedTokenException {
        long parts = text.chars().filter(c -> c == '.').count() + 1;
        if (parts == ENCRYPTED_PARTS) {
            throw new UntrustedTokenException("it is encrypted");
        }
        if (parts != 3 || text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
            throw new UntrustedTokenException("it does not have three parts");
        }
    }

    private void requirePlainSignature() throws UntrustedTokenException {
        for (String extension : new String[] {"crit", "b64", "zip"}) {
            if (header.containsKey(extension)) {
                throw new UntrustedTokenException("its header has " + extension);
            }
        }
        for (String name : new String[] {"alg", "kid", "typ"}) {
            if (header.containsKey(name) && !(header.get(name) instanceof String)) {
                throw new UntrustedTokenException("its header's " + name + " is no string");
            }
        }
        if (!header.containsKey("alg")) {
            throw new UntrustedTokenException("its header has no alg");
        }
    }

    private static Map<String, @Nullable Object> object(String part, String encoded) throws UntrustedTokenException {
        try {
            return StrictJson.object(decode(part, encoded));
        } catch (IOException malformed) {
            throw new UntrustedTokenException("its " + part + " is not one well-formed JSON object");
        }
    }

    private static byte[] decode(String part, String encoded) throws UntrustedTokenException {
        try {
            return Base64Url.decode(encoded);
        } catch (IllegalArgumentException malformed) {
            throw new UntrustedTokenException("its " + part + " is not canonical base64url");
        }
    }

    /** The {@code alg}, not judged yet. */
    String algorithm() {
        return String.valueOf(header.get("alg"));
    }

    @Nullable
    String kid() {
        return (String) header.get("kid");
    }

    @Nullable
    String type() {
        return (String) header.get("typ");
    }

    /** The claims, not judged yet. */
    Map<String, @Nullable Object> claims() {
        return claims;
    }

    /** What the signature is over. */
    byte[] signedBytes() {
        return text.substring(0, claimsEnd).getBytes(StandardCharsets.US_ASCII);
    }

    /** The signature, in canonical base64url. */
    String signature() {
        return text.substring(claimsEnd + 1);
    }

    /** The token itself, a secret. */
    String text() {
        return text;
    }
}
