package dev.gatehouse.token;

/** The kind of key an algorithm needs (RFC 7518 section 3.1, RFC 8037). */
enum KeyKind {
    RSA,
    P256,
    P384,
    P521,
    ED25519,
    /** A shared secret, configured here and never fetched. */
    SECRET
}
