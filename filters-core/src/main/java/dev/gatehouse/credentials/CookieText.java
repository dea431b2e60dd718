package dev.gatehouse.credentials;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text as a cookie can hold it: UTF-8, percent-encoded where it is no cookie-octet. {@code %} and {@code ~} are encoded
 * too, the latter since {@link CookieChunks} has it for its own. JWTs and FusionAuth's refresh tokens stay as they are.
 */
final class CookieText {
    private static final String HEX = "0123456789ABCDEF";

    private CookieText() {}

    static String encode(String text) {
        if (text.chars().allMatch(CookieText::isPlain)) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 32);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        return encoded.toString();
    }

    /** The text again; null for what {@link #encode} cannot have made. */
    static @Nullable String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (isPlain(c)) {
                bytes.write(c);
                continue;
            }
            boolean complete = c == '%' && i + 2 < encoded.length();
            int high = complete ? HEX.indexOf(encoded.charAt(i + 1)) : -1;
            int low = complete ? HEX.indexOf(encoded.charAt(i + 2)) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        return utf8(bytes.toByteArray());
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static boolean isPlain(int c) {
        return SetCookie.isOctet(c) && c != '%' && c != '~';
    }
}
