package dev.gatehouse.demo.idp.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.token.Algorithm;
import dev.gatehouse.demo.idp.token.SigningKey;
import dev.gatehouse.demo.idp.token.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as JSON orders it.
 *
 * @param secret of the algorithms HS256, HS384 and HS512
 * @param published whether the key set shows it; none for yes
 */
record KeyOrder(
        @Nullable UUID id,
        @Nullable Algorithm algorithm,
        @Nullable String secret,
        @Nullable Boolean published) {

    static KeyOrder of(ObjectNode json) {
        return Json.convert(json, KeyOrder.class);
    }

    void addTo(SigningKeys keys) {
        if (id == null || algorithm == null) {
            throw new IllegalArgumentException("a key needs \"id\" and \"algorithm\"");
        }
        SigningKey key = secret == null
                ? keys.generate(id, algorithm)
                : keys.secret(id, algorithm, secret.getBytes(StandardCharsets.UTF_8));
        if (Boolean.FALSE.equals(published) && key.kid() != null) {
            keys.withhold(key.kid());
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "KeyOrder[" + id + " " + algorithm + "]";
    }
}
