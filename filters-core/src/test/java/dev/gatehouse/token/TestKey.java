package dev.gatehouse.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key pair of a provider. Signs with the JDK alone, so that what verifies is checked against another implementation.
 *
 * @param kid its name
 * @param members its public members as they stand in a JWK
 */
record TestKey(String kid, KeyPair pair, String members) {
    static final TestKey RSA = rsa("rsa-1", 2048);
    static final TestKey OTHER_RSA = rsa("rsa-2", 2048);
    static final TestKey SHORT_RSA = rsa("rsa-1024", 1024);
    static final TestKey P256 = ec("ec-256", "P-256", "secp256r1", 32);
    static final TestKey P384 = ec("ec-384", "P-384", "secp384r1", 48);
    static final TestKey P521 = ec("ec-521", "P-521", "secp521r1", 66);
    static final TestKey ED25519 = ed25519("ed-1");

    /** The JWK, with more members if any are given, each with its comma: {@code ,"use":"sig"}. */
    String jwk(String... more) {
        return "{\"kid\":\"" + kid + "\"," + members + String.join("", more) + "}";
    }

    TestKey named(String otherKid) {
        return new TestKey(otherKid, pair, members);
    }

    /** A token in compact form. */
    String sign(String alg, String header, String payload) {
        String signed = encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encode(payload.getBytes(StandardCharsets.UTF_8));
        return signed + "." + encode(signature(alg, signed));
    }

    byte[] signature(String alg, String signed) {
        try {
            Signature signature = signer(alg);
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Signature signer(String alg) throws GeneralSecurityException {
        String bits = alg.substring(2);
        return switch (alg.substring(0, 2)) {
            case "RS" -> Signature.getInstance("SHA" + bits + "withRSA");
            case "ES" -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            case "PS" -> pss(bits);
            default -> Signature.getInstance("Ed25519");
        };
    }

    private static Signature pss(String bits) throws GeneralSecurityException {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        AlgorithmParameterSpec mask = new MGF1ParameterSpec("SHA-" + bits);
        pss.setParameter(new PSSParameterSpec("SHA-" + bits, "MGF1", mask, Integer.parseInt(bits) / 8, 1));
        return pss;
    }

    static TestKey rsa(String kid, int bits) {
        KeyPair pair = generate("RSA", bits, null);
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        String members = "\"kty\":\"RSA\",\"n\":\"" + unsigned(key.getModulus(), bits / 8) + "\",\"e\":\"AQAB\"";
        return new TestKey(kid, pair, members);
    }

    private static TestKey ec(String kid, String curve, String jcaName, int bytes) {
        KeyPair pair = generate("EC", 0, new ECGenParameterSpec(jcaName));
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        String members = "\"kty\":\"EC\",\"crv\":\"" + curve + "\",\"x\":\""
                + unsigned(key.getW().getAffineX(), bytes) + "\",\"y\":\""
                + unsigned(key.getW().getAffineY(), bytes) + "\"";
        return new TestKey(kid, pair, members);
    }

    private static TestKey ed25519(String kid) {
        KeyPair pair = generate("Ed25519", 0, null);
        PublicKey key = pair.getPublic();
        byte[] encoded = key.getEncoded();
        String x = encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        return new TestKey(kid, pair, "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"");
    }

    private static KeyPair generate(String algorithm, int bits, @Nullable AlgorithmParameterSpec spec) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (spec != null) {
                generator.initialize(spec);
            } else if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String unsigned(BigInteger number, int bytes) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[bytes];
        int length = Math.min(bytes, signed.length);
        System.arraycopy(signed, signed.length - length, fixed, bytes - length, length);
        return encode(fixed);
    }
}
