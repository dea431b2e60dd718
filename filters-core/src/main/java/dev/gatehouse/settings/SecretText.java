package dev.gatehouse.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Secrets and keys. No reason given here repeats any of the text. */
final class SecretText {
    private static final int HMAC_BYTES = 32;
    private static final int AES_BYTES = 32;
    private static final String BASE64 = "base64:";

    static final Form<Secret> TEXT = Form.ofSecret("a text of one line", text -> {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new NotAccepted("it has a line break or another control character");
        }
        return new Secret(text);
    });

    /** A private JWK (RFC 7517). */
    static final Form<Secret> JWK = Form.ofSecret("a private JWK, which is a JSON object", text -> {
        if (!text.strip().startsWith("{") || !text.strip().endsWith("}")) {
            throw new NotAccepted();
        }
        return new Secret(text);
    });

    static final Form<Secret> REDIS_URL =
            Form.ofSecret("a URL that starts with redis:// or rediss://", SecretText::redisUrl);

    /** A secret for HMAC with SHA-2. A key shorter than 256 bits weakens it (RFC 7518 section 3.2). */
    static final Form<SecretKey> HMAC =
            Form.ofSecret("a text, or base64: and the bytes in base64, of at least 32 bytes", text -> {
                byte[] bytes = text.startsWith(BASE64)
                        ? decoded(text.substring(BASE64.length()))
                        : text.getBytes(StandardCharsets.UTF_8);
                if (bytes.length < HMAC_BYTES) {
                    throw new NotAccepted("it is too short, " + bytes.length + " bytes");
                }
                return new SecretKeySpec(bytes, "HmacSHA256");
            });

    static final Form<List<SecretKey>> AES_KEYS =
            Form.ofSecret("base64 of 32 bytes; several, newest first, separated by commas", SecretText::aesKeys);

    private SecretText() {}

    private static List<SecretKey> aesKeys(String text) {
        List<SecretKey> keys = new ArrayList<>();
        for (String item : Form.items(text, ",")) {
            byte[] bytes = decoded(item);
            if (bytes.length != AES_BYTES) {
                throw new NotAccepted("key " + (keys.size() + 1) + " has " + bytes.length + " bytes");
            }
            keys.add(new SecretKeySpec(bytes, "AES"));
        }
        return List.copyOf(keys);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new NotAccepted("it is not base64");
        }
    }

    private static Secret redisUrl(String text) {
        try {
            URI url = new URI(text);
            if (("redis".equals(url.getScheme()) || "rediss".equals(url.getScheme())) && url.getHost() != null) {
                return new Secret(text);
            }
        } catch (URISyntaxException notAUrl) {
            // Its message repeats the text.
        }
        throw new NotAccepted();
    }
}
