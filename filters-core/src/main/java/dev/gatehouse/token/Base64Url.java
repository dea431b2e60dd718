package dev.gatehouse.token;

import java.util.Base64;

/**
 * Base64url as JWS wants it (RFC 7515 section 2): no padding, no other alphabet, no white space, and zeros in the bits
 * that are left over, so that one value has one spelling only.
 */
final class Base64Url {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Base64Url() {}

    /**
     * Decodes.
     *
     * @throws IllegalArgumentException for any other spelling
     */
    static byte[] decode(String text) {
        int unusedBits = text.length() * 6 % 8;
        if (text.indexOf('=') >= 0 || (unusedBits > 0 && lastSextet(text) % (1 << unusedBits) != 0)) {
            throw new IllegalArgumentException("not canonical base64url");
        }
        return Base64.getUrlDecoder().decode(text);
    }

    private static int lastSextet(String text) {
        return ALPHABET.indexOf(text.charAt(text.length() - 1));
    }
}
