package dev.gatehouse.demo.idp.token;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Makes key pairs. The first RSA pair of a JVM is begun when this class is loaded and is then every stand-in's default
 * key: making one takes longer than all the rest of a start.
 */
final class KeyPairs {
    private static final int RSA_BITS = 2048;
    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");
    private static final CompletableFuture<KeyPair> FIRST_RSA =
            CompletableFuture.supplyAsync(() -> generate(Algorithm.RS256));

    private KeyPairs() {}

    /** Starts the first RSA pair, if nobody has yet. */
    static void prepare() {
        // Loading the class is all there is to do.
    }

    /** The JVM's first RSA pair; waits for it if need be. */
    static KeyPair firstRsa() {
        return FIRST_RSA.join();
    }

    static KeyPair generate(Algorithm algorithm) {
        try {
            KeyPairGenerator generator;
            switch (algorithm.family) {
                case RSA -> {
                    generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(RSA_BITS);
                }
                case EC -> {
                    generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec(CURVES.get(algorithm.curve)));
                }
                case OKP -> generator = KeyPairGenerator.getInstance("Ed25519");
                default -> throw new IllegalArgumentException(algorithm + " has no key pair");
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(algorithm + " is part of every JDK", impossible);
        }
    }
}
