package dev.gatehouse.demo.idp.token;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The signature algorithms of FusionAuth's Key Master, by the names of RFC 7518. */
public enum Algorithm {
    /** RSA with SHA-256. */
    RS256("SHA256withRSA", Family.RSA, "SHA-256", ""),
    /** RSA with SHA-384. */
    RS384("SHA384withRSA", Family.RSA, "SHA-384", ""),
    /** RSA with SHA-512. */
    RS512("SHA512withRSA", Family.RSA, "SHA-512", ""),
    /** ECDSA on P-256. */
    ES256("SHA256withECDSAinP1363Format", Family.EC, "SHA-256", "P-256"),
    /** ECDSA on P-384. */
    ES384("SHA384withECDSAinP1363Format", Family.EC, "SHA-384", "P-384"),
    /** ECDSA on P-521. */
    ES512("SHA512withECDSAinP1363Format", Family.EC, "SHA-512", "P-521"),
    /** Edwards curve 25519; {@code EdDSA} or {@code Ed25519} on the wire, by a switch. */
    @JsonProperty("Ed25519")
    ED25519("Ed25519", Family.OKP, "SHA-512", "Ed25519"),
    /** A shared secret with SHA-256. */
    HS256("HmacSHA256", Family.HMAC, "SHA-256", ""),
    /** A shared secret with SHA-384. */
    HS384("HmacSHA384", Family.HMAC, "SHA-384", ""),
    /** A shared secret with SHA-512. */
    HS512("HmacSHA512", Family.HMAC, "SHA-512", "");

    /** The kinds of keys. */
    enum Family {
        RSA,
        EC,
        OKP,
        HMAC
    }

    final String jca;
    final Family family;
    final String hash;
    final String curve;

    Algorithm(String jca, Family family, String hash, String curve) {
        this.jca = jca;
        this.family = family;
        this.hash = hash;
        this.curve = curve;
    }
}
