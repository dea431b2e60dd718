package dev.gatehouse.token;

import org.jspecify.annotations.Nullable;

/** The signature algorithms there are, each with the one kind of key it may be used with (RFC 7518 section 3.1). */
enum SignatureAlgorithm {
    RS256(KeyKind.RSA, "SHA256withRSA"),
    RS384(KeyKind.RSA, "SHA384withRSA"),
    RS512(KeyKind.RSA, "SHA512withRSA"),
    PS256(KeyKind.RSA, "RSASSA-PSS"),
    PS384(KeyKind.RSA, "RSASSA-PSS"),
    PS512(KeyKind.RSA, "RSASSA-PSS"),
    ES256(KeyKind.P256, "SHA256withECDSA"),
    ES384(KeyKind.P384, "SHA384withECDSA"),
    ES512(KeyKind.P521, "SHA512withECDSA"),
    /** Also spelled {@code Ed25519} (RFC 9864). */
    EdDSA(KeyKind.ED25519, "Ed25519"),
    HS256(KeyKind.SECRET, "HmacSHA256"),
    HS384(KeyKind.SECRET, "HmacSHA384"),
    HS512(KeyKind.SECRET, "HmacSHA512");

    private final KeyKind keyKind;
    private final String jcaName;

    SignatureAlgorithm(KeyKind keyKind, String jcaName) {
        this.keyKind = keyKind;
        this.jcaName = jcaName;
    }

    /** The algorithm of that {@code alg}, compared exactly; null where there is none. */
    static @Nullable SignatureAlgorithm named(String alg) {
        if (alg.equals("Ed25519")) {
            return EdDSA;
        }
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.name().equals(alg)) {
                return algorithm;
            }
        }
        return null;
    }

    KeyKind keyKind() {
        return keyKind;
    }

    /** What the JCA calls the {@code Signature} or {@code Mac}. */
    String jcaName() {
        return jcaName;
    }
}
