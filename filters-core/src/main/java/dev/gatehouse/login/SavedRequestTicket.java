package dev.gatehouse.login;

import dev.gatehouse.crypto.KeyDerivation;
import dev.gatehouse.crypto.Seal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What opens one saved request. Known to the browser alone: the request's place in the store and the key it is sealed
 * with are both derived from it, and it from the code verifier, which no URL ever holds.
 */
final class SavedRequestTicket {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final String text;

    private SavedRequestTicket(String text) {
        this.text = text;
    }

    static SavedRequestTicket of(PendingLogin login) {
        return new SavedRequestTicket(BASE64URL.encodeToString(derive(login.codeVerifier(), "saved request")));
    }

    /** A ticket as a cookie held it; whatever is none opens nothing. */
    static SavedRequestTicket of(String text) {
        return new SavedRequestTicket(text);
    }

    /** The secret itself, as a cookie can hold it. */
    String text() {
        return text;
    }

    /** Where the request lies in the store. */
    String key() {
        return "saved:" + BASE64URL.encodeToString(Arrays.copyOf(derive(text, "place"), 16));
    }

    Seal seal() {
        return new Seal(List.of(KeyDerivation.deriveAesKey(text.getBytes(StandardCharsets.UTF_8), "seal")));
    }

    @Override
    public String toString() {
        return "SavedRequestTicket";
    }

    private static byte[] derive(String secret, String label) {
        return KeyDerivation.derive(secret.getBytes(StandardCharsets.UTF_8), label);
    }
}
