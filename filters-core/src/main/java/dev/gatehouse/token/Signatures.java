package dev.gatehouse.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The arithmetic of signatures. The caller has seen to it that the key is of the kind the algorithm needs. */
final class Signatures {
    private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);

    private final @Nullable Provider provider;

    /**
     * Signatures as a JCA provider computes them, or the JDK where that provider lacks the algorithm.
     *
     * @param provider a provider's name; null: the JDK's choice
     * @throws IllegalArgumentException when no provider of that name is installed
     */
    Signatures(@Nullable String provider) {
        this.provider = provider == null ? null : Security.getProvider(provider);
        if (provider != null && this.provider == null) {
            String installed = Arrays.stream(Security.getProviders())
                    .map(Provider::getName)
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "token.jca-provider is \"" + provider + "\"; installed are " + installed);
        }
    }

    /** Whether the token was signed with the private half of this key; false too where the key turns out to be none. */
    boolean hold(CompactJwt token, SignatureAlgorithm algorithm, PublicKey key) {
        try {
            if (key instanceof RSAPublicKey rsa) {
                return verify(new RSASSAVerifier(rsa), token, algorithm);
            }
            if (key instanceof ECPublicKey ec) {
                return verify(new ECDSAVerifier(ec), token, algorithm);
            }
            return verify(signature(algorithm), token, key);
        } catch (JOSEException | GeneralSecurityException | ProviderException unusable) {
            LOG.debug("A signature with {} cannot be checked", algorithm, unusable);
            return false;
        }
    }

    /** Whether the token was signed with this secret. */
    boolean hold(CompactJwt token, SignatureAlgorithm algorithm, SecretKey secret) {
        try {
            Mac mac = Mac.getInstance(algorithm.jcaName());
            mac.init(secret);
            return MessageDigest.isEqual(mac.doFinal(token.signedBytes()), Base64Url.decode(token.signature()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC with SHA-2 is part of every JDK", impossible);
        }
    }

    private <V extends BaseJWSProvider & JWSVerifier> boolean verify(
            V verifier, CompactJwt token, SignatureAlgorithm algorithm) throws JOSEException {
        if (offers(algorithm)) {
            verifier.getJCAContext().setProvider(provider);
        }
        JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm.name()));
        return verifier.verify(header, token.signedBytes(), new Base64URL(token.signature()));
    }

    /** EdDSA by the JDK: nimbus would need a library of its own for it. */
    private static boolean verify(Signature signature, CompactJwt token, PublicKey key)
            throws GeneralSecurityException {
        signature.initVerify(key);
        signature.update(token.signedBytes());
        return signature.verify(Base64Url.decode(token.signature()));
    }

    private Signature signature(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        return provider != null && offers(algorithm)
                ? Signature.getInstance(algorithm.jcaName(), provider)
                : Signature.getInstance(algorithm.jcaName());
    }

    private boolean offers(SignatureAlgorithm algorithm) {
        return provider != null && provider.getService("Signature", algorithm.jcaName()) != null;
    }
}
