package dev.gatehouse.refresh;

import dev.gatehouse.crypto.KeyDerivation;
import dev.gatehouse.crypto.Seal;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.refresh.Outcome.Lasting;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A refresh token that is or was exchanged: the keys it has in the store, and the seal of what the store keeps for it.
 * All come from the token itself, so that only who carries it can find and open what became of it.
 */
final class SpentToken {
    private final String refreshToken;
    private final String outcomeKey;
    private final String claimKey;
    private final Seal seal;

    SpentToken(String refreshToken) {
        byte[] secret = refreshToken.getBytes(StandardCharsets.UTF_8);
        String name = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(KeyDerivation.derive(secret, "gatehouse refresh: store key"));
        this.refreshToken = refreshToken;
        this.outcomeKey = "refresh:" + name;
        this.claimKey = "refresh-claim:" + name;
        this.seal = new Seal(List.of(KeyDerivation.deriveAesKey(secret, "gatehouse refresh: outcome")));
    }

    String refreshToken() {
        return refreshToken;
    }

    /** The refresh token to go on with; this very object where it stays the same. */
    SpentToken successor(Tokens exchangedFor) {
        String next = exchangedFor.refreshToken();
        return next == null || next.equals(refreshToken) ? this : new SpentToken(next);
    }

    /** Where the store keeps the outcome. */
    String outcomeKey() {
        return outcomeKey;
    }

    /** Where the store keeps who is exchanging it. */
    String claimKey() {
        return claimKey;
    }

    byte[] seal(Lasting outcome) {
        return seal.seal(OutcomeCodec.encode(outcome), outcomeKey);
    }

    /** The outcome that was sealed for this token; empty for anything else. */
    Optional<Lasting> open(byte[] sealed) {
        return seal.open(sealed, outcomeKey).flatMap(OutcomeCodec::decode);
    }
}
