package dev.gatehouse.demo.idp.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A key that signs and verifies: a key pair, or a secret that is never published. */
public final class SigningKey {
    private static final int SECRET_KID_LENGTH = 9;

    private final UUID id;
    private final @Nullable String kid;
    private final Algorithm algorithm;
    private final Key signing;
    private final @Nullable PublicKey verifying;

    private SigningKey(UUID id, @Nullable String kid, Algorithm algorithm, Key signing, @Nullable PublicKey verifying) {
        this.id = id;
        this.kid = kid;
        this.algorithm = algorithm;
        this.signing = signing;
        this.verifying = verifying;
    }

    /** A key pair; its {@code kid} is the SHA-1 of the public key, as FusionAuth's look. */
    static SigningKey pair(UUID id, Algorithm algorithm, KeyPair pair) {
        String kid = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(digest("SHA-1", pair.getPublic().getEncoded()));
        return new SigningKey(id, kid, algorithm, pair.getPrivate(), pair.getPublic());
    }

    /** A shared secret; its {@code kid} is nine hexadecimal digits, as FusionAuth's look. */
    static SigningKey secret(UUID id, Algorithm algorithm, byte[] secret) {
        String kid =
                id.toString().replace("-", "").substring(0, SECRET_KID_LENGTH).toLowerCase(Locale.ROOT);
        return new SigningKey(id, kid, algorithm, new SecretKeySpec(secret, algorithm.jca), null);
    }

    /** A client secret as a key (OpenID Connect Core 10.1); it has no {@code kid}. */
    public static SigningKey ofClientSecret(UUID id, Algorithm algorithm, String clientSecret) {
        byte[] secret = clientSecret.getBytes(StandardCharsets.UTF_8);
        return new SigningKey(id, null, algorithm, new SecretKeySpec(secret, algorithm.jca), null);
    }

    /** Its id in FusionAuth's Key Master. */
    public UUID id() {
        return id;
    }

    /** Its name in token headers; none for a client secret. */
    public @Nullable String kid() {
        return kid;
    }

    /** What it signs with. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** Its public half; empty for a secret. */
    public Optional<PublicKey> publicKey() {
        return Optional.ofNullable(verifying);
    }

    byte[] sign(byte[] data) {
        try {
            if (signing instanceof SecretKey secret) {
                return mac(secret, data);
            }
            Signature signature = Signature.getInstance(algorithm.jca);
            signature.initSign((PrivateKey) signing);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(algorithm + " is part of every JDK", impossible);
        }
    }

    boolean verifies(byte[] data, byte[] signature) {
        try {
            if (verifying == null) {
                return MessageDigest.isEqual(mac((SecretKey) signing, data), signature);
            }
            Signature verifier = Signature.getInstance(algorithm.jca);
            verifier.initVerify(verifying);
            verifier.update(data);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** The left half of a text's hash by this key's algorithm, as {@code at_hash} and {@code c_hash} need it. */
    String halfHash(String text) {
        byte[] hash = digest(algorithm.hash, text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }

    private byte[] mac(SecretKey secret, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm.jca);
        mac.init(secret);
        return mac.doFinal(data);
    }

    private static byte[] digest(String name, byte[] data) {
        try {
            return MessageDigest.getInstance(name).digest(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(name + " is part of every JDK", impossible);
        }
    }
}
