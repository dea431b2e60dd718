package dev.gatehouse.demo.idp.session;

import java.security.SecureRandom;
import java.util.Base64;

/** Texts nobody can guess, in the shapes FusionAuth gives them. */
public final class RandomText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TOKEN_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_";
    private static final int TOKEN_LENGTH = 54;
    private static final int CODE_BYTES = 32;

    private RandomText() {}

    /** A refresh token: 54 characters, {@code + - _} among them. */
    public static String refreshToken() {
        StringBuilder text = new StringBuilder(TOKEN_LENGTH);
        while (text.length() < TOKEN_LENGTH) {
            text.append(TOKEN_ALPHABET.charAt(RANDOM.nextInt(TOKEN_ALPHABET.length())));
        }
        return text.toString();
    }

    /** An authorization code: 44 characters of base64, {@code + / =} among them. */
    public static String code() {
        return Base64.getEncoder().encodeToString(bytes(CODE_BYTES));
    }

    /** 43 characters of base64url, for cookies and identifiers. */
    public static String id() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(CODE_BYTES));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
