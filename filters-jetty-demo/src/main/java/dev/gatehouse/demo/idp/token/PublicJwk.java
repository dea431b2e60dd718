package dev.gatehouse.demo.idp.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Json;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** A public key as a JWK (RFC 7517, RFC 7518 section 6, RFC 8037). */
final class PublicJwk {
    private static final int ED25519_BYTES = 32;

    private PublicJwk() {}

    static ObjectNode of(SigningKey key, PublicKey half, String algorithmName) {
        ObjectNode jwk = Json.object();
        jwk.put("alg", algorithmName);
        jwk.put("kid", key.kid());
        jwk.put("use", "sig");
        if (half instanceof RSAPublicKey rsa) {
            jwk.put("kty", "RSA");
            jwk.put("n", unsigned(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / 8));
            jwk.put(
                    "e",
                    unsigned(rsa.getPublicExponent(), (rsa.getPublicExponent().bitLength() + 7) / 8));
        } else if (half instanceof ECPublicKey ec) {
            int length = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
            jwk.put("kty", "EC");
            jwk.put("crv", key.algorithm().curve);
            jwk.put("x", unsigned(ec.getW().getAffineX(), length));
            jwk.put("y", unsigned(ec.getW().getAffineY(), length));
        } else {
            byte[] encoded = half.getEncoded();
            jwk.put("kty", "OKP");
            jwk.put("crv", key.algorithm().curve);
            // The last 32 bytes of the X.509 form are the key itself (RFC 8410 section 4).
            jwk.put("x", text(Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length)));
        }
        return jwk;
    }

    private static String unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[length];
        int count = Math.min(length, signed.length);
        System.arraycopy(signed, signed.length - count, bytes, length - count, count);
        return text(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
