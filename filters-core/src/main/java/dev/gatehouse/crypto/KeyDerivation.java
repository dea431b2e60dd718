package dev.gatehouse.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), for at most one block of output. */
public final class KeyDerivation {
    private static final byte[] NO_SALT = new byte[32];

    private KeyDerivation() {}

    /**
     * Derives 32 bytes. Different labels give independent bytes.
     *
     * @param secret the input keying material; must hold enough entropy itself
     * @param label the {@code info}: what the bytes are for
     */
    public static byte[] derive(byte[] secret, String label) {
        byte[] info = label.getBytes(StandardCharsets.UTF_8);
        return expand(hmac(NO_SALT, secret), info);
    }

    /** Derives an AES-256 key. */
    public static SecretKey deriveAesKey(byte[] secret, String label) {
        return new SecretKeySpec(derive(secret, label), "AES");
    }

    static byte[] expand(byte[] pseudoRandomKey, byte[] info) {
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return hmac(pseudoRandomKey, block);
    }

    static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", impossible);
        }
    }
}
