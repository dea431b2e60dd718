package dev.gatehouse.login;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A login that was sent to the provider and has not come back yet.
 *
 * @param state binds the answer to this browser (RFC 6749 section 10.12)
 * @param nonce binds the ID token to this login (OpenID Connect Core 3.1.2.1)
 * @param codeVerifier binds the code to this login (RFC 7636)
 * @param target where to go on afterwards, checked
 * @param createdAt when it was sent
 */
public record PendingLogin(String state, String nonce, String codeVerifier, String target, Instant createdAt) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int FORMAT = 1;

    static PendingLogin create(String target, Instant now) {
        return new PendingLogin(random(), random(), random(), target, Instant.ofEpochSecond(now.getEpochSecond()));
    }

    /** The {@code code_challenge} by the method {@code S256} (RFC 7636 section 4.2). */
    public String codeChallenge() {
        return BASE64URL.encodeToString(sha256(codeVerifier));
    }

    /** A short name that tells nothing of the state. */
    static String id(String state) {
        return BASE64URL.encodeToString(sha256(state)).substring(0, 16);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(createdAt.getEpochSecond());
            out.writeUTF(state);
            out.writeUTF(nonce);
            out.writeUTF(codeVerifier);
            out.writeUTF(target);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Optional<PendingLogin> fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            Instant createdAt = Instant.ofEpochSecond(in.readLong());
            return Optional.of(new PendingLogin(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), createdAt));
        } catch (IOException fromAnotherVersion) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "PendingLogin[" + id(state) + "]";
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return BASE64URL.encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
