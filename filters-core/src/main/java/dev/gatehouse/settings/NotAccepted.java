package dev.gatehouse.settings;

/** A text that a {@link Form} does not take. */
final class NotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** For a text of which {@link Form#accepted()} says all there is to say. */
    NotAccepted() {
        this("");
    }

    /**
     * With a reason.
     *
     * @param reason repeats nothing of a secret
     */
    NotAccepted(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
