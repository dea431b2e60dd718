package dev.gatehouse.demo.idp.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Directory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reads the tokens that come back. */
public final class TokenReader {
    private final Directory directory;
    private final SigningKeys keys;
    private final KeyChoice choice;
    private final InstantSource time;

    /** A reader of tokens signed with these keys. */
    public TokenReader(Directory directory, SigningKeys keys, InstantSource time) {
        this.directory = directory;
        this.keys = keys;
        this.choice = new KeyChoice(directory, keys);
        this.time = time;
    }

    /**
     * The claims of a token that one of our keys signed; expired or not.
     *
     * @return empty where the text is no JWT, or its key, algorithm or signature is not ours
     */
    public Optional<ObjectNode> authentic(String token) {
        return Jwt.parse(token)
                .filter(jwt -> keyOf(jwt)
                        .filter(key -> keys.algorithmName(key)
                                .equals(jwt.header().path("alg").asText()))
                        .filter(jwt::isSignedBy)
                        .isPresent())
                .map(Jwt::claims);
    }

    /** The claims of a token of ours that has not expired. */
    public Optional<ObjectNode> valid(String token) {
        return authentic(token)
                .filter(claims -> time.instant()
                        .isBefore(Instant.ofEpochSecond(claims.path("exp").asLong())));
    }

    /** A token without {@code kid} can only be signed with the client secret of its audience. */
    private Optional<SigningKey> keyOf(Jwt jwt) {
        return jwt.header().has("kid")
                ? keys.byKid(jwt.header().path("kid").asText())
                : directory.client(jwt.claims().path("aud").asText()).map(choice::forIdTokens);
    }
}
