package dev.gatehouse.token;

/**
 * A token that is no token, or not one to trust. The message is for the log and holds nothing of the token but its
 * header's {@code alg}, {@code typ} and {@code kid}, made printable.
 */
final class UntrustedTokenException extends Exception {

    UntrustedTokenException(String reason) {
        // No stack trace: whoever sends nonsense must not make us pay for more than the nonsense.
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
