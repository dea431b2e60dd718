package dev.gatehouse.refresh;

import dev.gatehouse.decision.Tokens;
import dev.gatehouse.refresh.Outcome.Ended;
import dev.gatehouse.refresh.Outcome.Granted;
import dev.gatehouse.refresh.Outcome.Lasting;
import dev.gatehouse.refresh.Outcome.Refused;
import dev.gatehouse.refresh.Outcome.Wrong;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes as bytes: one for the case, then its texts. A node that reads what a newer one wrote finds a case it does not
 * know and takes it for nothing.
 */
final class OutcomeCodec {
    private static final int REFUSED = 'R';
    private static final int GRANTED = 'G';
    private static final int WRONG = 'W';
    private static final int ENDED = 'E';

    private OutcomeCodec() {}

    static byte[] encode(Lasting outcome) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            if (outcome instanceof Granted granted) {
                out.writeByte(GRANTED);
                writeTokens(out, granted.tokens());
            } else if (outcome instanceof Wrong wrong) {
                out.writeByte(WRONG);
                out.writeUTF(wrong.reason());
            } else {
                out.writeByte(outcome instanceof Ended ? ENDED : REFUSED);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("an array of bytes takes whatever is written", impossible);
        }
        return bytes.toByteArray();
    }

    static Optional<Lasting> decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return switch (in.readUnsignedByte()) {
                case REFUSED -> Optional.of(new Refused());
                case GRANTED -> Optional.of(new Granted(readTokens(in)));
                case WRONG -> Optional.of(new Wrong(in.readUTF()));
                case ENDED -> Optional.of(new Ended());
                default -> Optional.empty();
            };
        } catch (IOException cutShort) {
            return Optional.empty();
        }
    }

    private static void writeTokens(DataOutputStream out, Tokens tokens) throws IOException {
        out.writeUTF(tokens.jwt());
        writeOptional(out, tokens.refreshToken());
        writeOptional(out, tokens.idToken());
    }

    private static Tokens readTokens(DataInputStream in) throws IOException {
        return new Tokens(in.readUTF(), readOptional(in), readOptional(in));
    }

    private static void writeOptional(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
