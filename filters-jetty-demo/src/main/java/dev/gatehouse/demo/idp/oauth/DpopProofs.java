package dev.gatehouse.demo.idp.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.model.OAuthError;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proofs of possession at the token endpoint (RFC 9449), by RSA and EC keys. No nonce is ever demanded, as in
 * FusionAuth, and a proof that comes twice is not noticed.
 */
final class DpopProofs {
    private static final String TYPE = "dpop+jwt";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final InstantSource time;

    DpopProofs(InstantSource time) {
        this.time = time;
    }

    /**
     * The thumbprint of the key that a call proves to hold; empty without a {@code DPoP} header.
     *
     * @throws OAuthRefusal 400 {@code invalid_dpop_proof} if the header is no proof for this call
     */
    Optional<String> thumbprint(Call call) {
        return call.header("DPoP").map(proof -> {
            try {
                return verified(SignedJWT.parse(proof), call);
            } catch (ParseException | JOSEException malformed) {
                throw refused("The DPoP proof is malformed.");
            }
        });
    }

    /**
     * The thumbprint of the key that a call proves to hold, which must be the one a code or token is bound to, if it is.
     *
     * @throws OAuthRefusal 400 {@code invalid_dpop_proof} if it is another, or none
     */
    @Nullable
    String thumbprint(Call call, @Nullable String bound) {
        String proven = thumbprint(call).orElse(null);
        if (bound != null && !bound.equals(proven)) {
            throw refused("The DPoP proof is missing, or of another key.");
        }
        return proven;
    }

    private String verified(SignedJWT proof, Call call) throws ParseException, JOSEException {
        JWK key = proof.getHeader().getJWK();
        if (key == null
                || key.isPrivate()
                || !TYPE.equals(String.valueOf(proof.getHeader().getType()))) {
            throw refused("The DPoP proof has no public key, or another type than " + TYPE + ".");
        }
        if (!proof.verify(verifier(key))) {
            throw refused("The DPoP proof's signature is wrong.");
        }
        JWTClaimsSet claims = proof.getJWTClaimsSet();
        boolean forThisCall = call.method().equals(claims.getStringClaim("htm"))
                && (call.baseUrl() + call.path()).equals(claims.getStringClaim("htu"))
                && claims.getJWTID() != null
                && claims.getIssueTime() != null
                && isRecent(claims.getIssueTime().toInstant());
        if (!forThisCall) {
            throw refused("The DPoP proof is for another call, or too old.");
        }
        return key.computeThumbprint().toString();
    }

    private boolean isRecent(Instant issued) {
        return Duration.between(issued, time.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa) {
            return new RSASSAVerifier(rsa);
        }
        if (key instanceof ECKey ec) {
            return new ECDSAVerifier(ec);
        }
        throw refused("The DPoP proof's key is neither RSA nor EC.");
    }

    private static OAuthRefusal refused(String description) {
        return new OAuthRefusal(400, OAuthError.INVALID_DPOP_PROOF, null, description);
    }
}
