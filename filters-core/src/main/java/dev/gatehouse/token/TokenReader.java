package dev.gatehouse.token;

import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Reads tokens of one kind: form first, then algorithm and claims, then issuer, key and signature. */
final class TokenReader {
    private final ClaimsPolicy policy;
    private final Trust trust;
    private final Issuer issuer;
    private final KeySets keySets;
    private final Signatures signatures;

    TokenReader(ClaimsPolicy policy, Trust trust, Issuer issuer, KeySets keySets, Signatures signatures) {
        this.policy = policy;
        this.trust = trust;
        this.issuer = issuer;
        this.keySets = keySets;
        this.signatures = signatures;
    }

    /**
     * Reads a token. One that is wrong by its looks costs neither a key fetch nor a signature check.
     *
     * @throws UntrustedTokenException when it must not be trusted
     */
    Reading read(String text) throws UntrustedTokenException {
        CompactJwt token = CompactJwt.read(text);
        SignatureAlgorithm algorithm = algorithm(token);
        Claims claims = policy.check(token);
        String expected = issuer.known();
        if (expected == null) {
            return new Reading.Unverifiable();
        }
        if (!expected.equals(claims.issuer())) {
            throw new UntrustedTokenException("its iss is another issuer");
        }
        return algorithm.keyKind() == KeyKind.SECRET
                ? withSecret(token, algorithm, claims)
                : withPublishedKey(token, algorithm, claims);
    }

    private SignatureAlgorithm algorithm(CompactJwt token) throws UntrustedTokenException {
        SignatureAlgorithm algorithm = SignatureAlgorithm.named(token.algorithm());
        if (algorithm == null || !trust.algorithms().contains(algorithm)) {
            throw new UntrustedTokenException("its alg is " + Printable.quoted(token.algorithm()));
        }
        return algorithm;
    }

    private Reading withSecret(CompactJwt token, SignatureAlgorithm algorithm, Claims claims)
            throws UntrustedTokenException {
        for (SecretKey secret : trust.secrets()) {
            if (signatures.hold(token, algorithm, secret)) {
                return new Reading.Authentic(claims, null);
            }
        }
        throw forged(token.kid());
    }

    private Reading withPublishedKey(CompactJwt token, SignatureAlgorithm algorithm, Claims claims)
            throws UntrustedTokenException {
        KeySet keys = keySets.settling(token, algorithm);
        if (keys == null) {
            return new Reading.Unverifiable();
        }
        if (!keys.knows(token.kid(), algorithm)) {
            return new Reading.UnknownKey();
        }
        for (PublishedKey candidate : keys.choose(token.kid(), algorithm)) {
            if (signatures.hold(token, algorithm, candidate.key())) {
                return new Reading.Authentic(claims, keys);
            }
        }
        throw forged(token.kid());
    }

    private static UntrustedTokenException forged(@Nullable String kid) {
        return new UntrustedTokenException(
                "its signature is wrong" + (kid == null ? "" : " for the key " + Printable.quoted(kid)));
    }
}
