package dev.gatehouse.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that holds a secret, as orchestrators mount them: UTF-8, at most 64 KB. */
final class SecretFile {
    private static final int LARGEST = 64 * 1024;

    private SecretFile() {}

    /**
     * What is in the file, without the line break at its end.
     *
     * @throws NotAccepted when it cannot be read, or is blank
     */
    static String read(String path) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw new NotAccepted("there is no such file");
        } catch (IOException unreadable) {
            throw new NotAccepted(
                    "the file cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
        if (bytes.length > LARGEST) {
            throw new NotAccepted("the file is larger than 64 KB");
        }
        String text = text(bytes);
        if (text.isBlank()) {
            throw new NotAccepted("the file is blank");
        }
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new NotAccepted("the file is not UTF-8");
        }
    }
}
