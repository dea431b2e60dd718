package dev.gatehouse.demo.idp.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.Switches;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys of the instance. Each can be published, or not yet, or no more; secrets never are. */
public final class SigningKeys {
    /** The shadow keys that stand for the client secret of whatever application a token is for. */
    private static final Map<UUID, Algorithm> CLIENT_SECRET_KEYS = Map.of(
            UUID.fromString("092dbedc-30af-4149-9c61-b578f2c72f59"), Algorithm.HS256,
            UUID.fromString("4b8f1c06-518e-45bd-9ac5-d549686ae02a"), Algorithm.HS384,
            UUID.fromString("c753a44d-7f2e-48d3-bc4e-c2c16488a23b"), Algorithm.HS512);

    private final Supplier<Switches> switches;
    private final Map<UUID, SigningKey> keys = new LinkedHashMap<>();
    private final Set<UUID> withheld = new LinkedHashSet<>();
    private @Nullable SigningKey defaultKey;

    /** No keys yet, but the default one, an RSA pair that is made on the side. */
    public SigningKeys(Supplier<Switches> switches) {
        this.switches = switches;
        KeyPairs.prepare();
    }

    /** The algorithm of the shadow key of this id; empty for any other key. */
    public static Optional<Algorithm> clientSecretAlgorithm(UUID id) {
        return Optional.ofNullable(CLIENT_SECRET_KEYS.get(id));
    }

    /** The key that signs where no other is set. */
    public synchronized SigningKey defaultKey() {
        if (defaultKey == null) {
            defaultKey = add(SigningKey.pair(UUID.randomUUID(), Algorithm.RS256, KeyPairs.firstRsa()));
        }
        return defaultKey;
    }

    /** A key pair that belongs to nobody. */
    public static SigningKey stray(Algorithm algorithm) {
        return SigningKey.pair(UUID.randomUUID(), algorithm, KeyPairs.generate(algorithm));
    }

    /** Makes a key pair under an id and publishes it, if it has a public half. */
    public synchronized SigningKey generate(UUID id, Algorithm algorithm) {
        return add(SigningKey.pair(id, algorithm, KeyPairs.generate(algorithm)));
    }

    /** Keeps a shared secret under an id. */
    public synchronized SigningKey secret(UUID id, Algorithm algorithm, byte[] secret) {
        return add(SigningKey.secret(id, algorithm, secret));
    }

    /**
     * Makes a new default key. The old ones stay published until they are withheld.
     *
     * @param published whether the key set shows the new one already
     */
    public synchronized SigningKey rotate(Algorithm algorithm, boolean published) {
        defaultKey();
        SigningKey key = generate(UUID.randomUUID(), algorithm);
        if (!published) {
            withheld.add(key.id());
        }
        defaultKey = key;
        return key;
    }

    /** Takes a key out of the key set; it still signs and verifies here. */
    public synchronized void withhold(String kid) {
        byKid(kid).ifPresent(key -> withheld.add(key.id()));
    }

    /** Puts a key into the key set. */
    public synchronized void publish(String kid) {
        byKid(kid).ifPresent(key -> withheld.remove(key.id()));
    }

    /** The key of this id. */
    public synchronized Optional<SigningKey> byId(UUID id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** The key of this {@code kid}. */
    public synchronized Optional<SigningKey> byKid(@Nullable String kid) {
        defaultKey();
        return keys.values().stream()
                .filter(key -> Objects.equals(key.kid(), kid))
                .findFirst();
    }

    /** The keys that are published. */
    public synchronized List<SigningKey> published() {
        defaultKey();
        return keys.values().stream()
                .filter(key -> key.publicKey().isPresent() && !withheld.contains(key.id()))
                .toList();
    }

    /** The key set of some of the published keys, as {@code /.well-known/jwks.json} shows it. */
    public ObjectNode jwks(Predicate<SigningKey> condition) {
        ObjectNode set = Json.object();
        var array = set.putArray("keys");
        for (SigningKey key : published().stream().filter(condition).toList()) {
            key.publicKey().ifPresent(half -> array.add(PublicJwk.of(key, half, algorithmName(key))));
        }
        return set;
    }

    /** The published keys in PEM, by {@code kid}. */
    public Map<String, String> pems() {
        Map<String, String> pems = new LinkedHashMap<>();
        for (SigningKey key : published()) {
            key.publicKey().ifPresent(half -> pems.put(String.valueOf(key.kid()), pem(half.getEncoded())));
        }
        return pems;
    }

    /** What a key's algorithm is called in a header. */
    String algorithmName(SigningKey key) {
        return key.algorithm() == Algorithm.ED25519
                ? switches.get().edDsaName()
                : key.algorithm().name();
    }

    private SigningKey add(SigningKey key) {
        keys.put(key.id(), key);
        return key;
    }

    private static String pem(byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }
}
