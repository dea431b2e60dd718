package dev.gatehouse.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with a random 96-bit nonce in front (NIST SP 800-38D). The first key seals, every key opens, so that keys
 * can be rotated.
 */
public final class Seal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SecretKey> keys;

    /**
     * A seal with these keys.
     *
     * @param keys AES keys, newest first; at least one
     */
    public Seal(List<SecretKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a seal needs at least one key");
        }
        this.keys = List.copyOf(keys);
    }

    /**
     * Encrypts.
     *
     * @param context what the text is for; must be the same to open it
     */
    public byte[] seal(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, context);
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES/GCM is part of every JDK", impossible);
        }
    }

    /** Decrypts; empty where no key opens it, it was tampered with, or the context is another. */
    public Optional<byte[]> open(byte[] sealed, String context) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        for (SecretKey key : keys) {
            try {
                Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, context);
                return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
            } catch (GeneralSecurityException notThisKey) {
                // The next older key may be the one.
            }
        }
        return Optional.empty();
    }

    /** {@link #seal(byte[], String)} from text to base64url without padding, as a cookie can hold it. */
    public String sealText(String plain, String context) {
        byte[] sealed = seal(plain.getBytes(StandardCharsets.UTF_8), context);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** {@link #open(byte[], String)} for what {@link #sealText} made; empty for anything else. */
    public Optional<String> openText(String sealed, String context) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        return open(bytes, context).map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
