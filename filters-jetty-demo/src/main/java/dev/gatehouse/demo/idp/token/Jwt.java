package dev.gatehouse.demo.idp.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A JWT in compact form (RFC 7515 section 7.1), taken apart and not yet believed.
 *
 * @param signed what the signature is over
 */
record Jwt(ObjectNode header, ObjectNode claims, String signed, String signature) {

    static Optional<Jwt> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Base64.Decoder base64 = Base64.getUrlDecoder();
        try {
            return Optional.of(new Jwt(
                    json(base64.decode(parts[0])), json(base64.decode(parts[1])), parts[0] + "." + parts[1], parts[2]));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static String sign(SigningKey key, ObjectNode header, ObjectNode claims) {
        String signed = encode(bytes(Json.write(header))) + "." + encode(bytes(Json.write(claims)));
        return signed + "." + encode(key.sign(bytes(signed)));
    }

    boolean isSignedBy(SigningKey key) {
        try {
            return key.verifies(bytes(signed), Base64.getUrlDecoder().decode(signature));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static ObjectNode json(byte[] text) {
        return Json.read(new String(text, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
