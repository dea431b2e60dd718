package dev.gatehouse.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a published key set. A key that cannot be read, is too weak, is a secret or is not meant to verify signatures
 * is left out and costs no other; of the rest only the public members are looked at, never a certificate.
 */
final class KeySetReader {
    private static final Logger LOG = LoggerFactory.getLogger(KeySetReader.class);
    private static final int RSA_BITS = 2048;
    private static final int ED25519_BYTES = 32;
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Map<Curve, KeyKind> CURVES =
            Map.of(Curve.P_256, KeyKind.P256, Curve.P_384, KeyKind.P384, Curve.P_521, KeyKind.P521);

    private KeySetReader() {}

    /**
     * Reads a key set.
     *
     * @throws IOException when it is none
     */
    static KeySet read(String json) throws IOException {
        if (!(StrictJson.object(json).get("keys") instanceof List<?> published)) {
            throw new StreamCorruptedException("the key set has no list called keys");
        }
        Set<PublishedKey> keys = new LinkedHashSet<>();
        for (Object jwk : published) {
            PublishedKey key = jwk instanceof Map<?, ?> members ? usable(members) : null;
            if (key != null) {
                keys.add(key);
            }
        }
        return new KeySet(keys);
    }

    private static @Nullable PublishedKey usable(Map<?, ?> jwk) {
        try {
            return verifies(jwk) ? key(jwk) : null;
        } catch (ParseException | JOSEException | GeneralSecurityException | RuntimeException unreadable) {
            LOG.debug(
                    "The published key {} is left out: {}",
                    Printable.quoted(String.valueOf(jwk.get("kid"))),
                    unreadable.getClass().getSimpleName());
            return null;
        }
    }

    /** RFC 7517 sections 4.2 and 4.3. */
    private static boolean verifies(Map<?, ?> jwk) {
        Object use = jwk.get("use");
        Object operations = jwk.get("key_ops");
        return (use == null || use.equals("sig"))
                && (operations == null || (operations instanceof Collection<?> several && several.contains("verify")));
    }

    private static @Nullable PublishedKey key(Map<?, ?> jwk)
            throws ParseException, JOSEException, GeneralSecurityException {
        Object kid = jwk.get("kid");
        Object alg = jwk.get("alg");
        SignatureAlgorithm algorithm = alg instanceof String name ? SignatureAlgorithm.named(name) : null;
        boolean named = kid == null || kid instanceof String;
        if (!named || (alg != null && algorithm == null)) {
            return null;
        }
        KeyKind kind = kind(jwk);
        PublicKey key = kind == null ? null : publicKey(kind, jwk);
        return kind == null || key == null ? null : new PublishedKey((String) kid, kind, algorithm, key);
    }

    private static @Nullable KeyKind kind(Map<?, ?> jwk) {
        if ("RSA".equals(jwk.get("kty"))) {
            return KeyKind.RSA;
        }
        boolean ed25519 = "OKP".equals(jwk.get("kty")) && "Ed25519".equals(jwk.get("crv"));
        if (ed25519) {
            return KeyKind.ED25519;
        }
        return "EC".equals(jwk.get("kty")) ? CURVES.get(Curve.parse(String.valueOf(jwk.get("crv")))) : null;
    }

    private static @Nullable PublicKey publicKey(KeyKind kind, Map<?, ?> jwk)
            throws ParseException, JOSEException, GeneralSecurityException {
        if (kind == KeyKind.ED25519) {
            return ed25519((String) jwk.get("x"));
        }
        if (kind == KeyKind.RSA) {
            RSAPublicKey key = RSAKey.parse(only(jwk, "kty", "n", "e")).toRSAPublicKey();
            return key.getModulus().bitLength() < RSA_BITS ? null : key;
        }
        return ECKey.parse(only(jwk, "kty", "crv", "x", "y")).toECPublicKey();
    }

    private static @Nullable PublicKey ed25519(@Nullable String x) throws GeneralSecurityException {
        byte[] point = x == null ? new byte[0] : Base64Url.decode(x);
        if (point.length != ED25519_BYTES) {
            return null;
        }
        byte[] encoded = new byte[ED25519_PREFIX.length + ED25519_BYTES];
        System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
        System.arraycopy(point, 0, encoded, ED25519_PREFIX.length, ED25519_BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static Map<String, Object> only(Map<?, ?> jwk, String... names) {
        Map<String, Object> members = new HashMap<>();
        for (String name : names) {
            Object value = jwk.get(name);
            if (value != null) {
                members.put(name, value);
            }
        }
        return members;
    }
}
