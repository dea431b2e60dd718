package dev.gatehouse.login;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that waits for its user to log in. */
public final class SavedRequest {
    private final @Nullable String subject;
    private final byte[] content;

    /**
     * A request to be kept.
     *
     * @param subject the authentic {@code sub} that it was sent as, which the login must give again; null: nobody's
     * @param content the request, opaque here
     */
    public SavedRequest(@Nullable String subject, byte[] content) {
        this.subject = subject;
        this.content = content.clone();
    }

    /** Whether it may be sent as this user: what one user typed is never sent as another. */
    boolean mayBeSentBy(String user) {
        return subject == null || subject.equals(user);
    }

    byte[] content() {
        return content.clone();
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(subject != null);
            if (subject != null) {
                out.writeUTF(subject);
            }
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Optional<SavedRequest> fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String subject = in.readBoolean() ? in.readUTF() : null;
            return Optional.of(new SavedRequest(subject, in.readAllBytes()));
        } catch (IOException fromAnotherVersion) {
            return Optional.empty();
        }
    }
}
