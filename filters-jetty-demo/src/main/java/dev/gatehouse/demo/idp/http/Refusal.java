package dev.gatehouse.demo.idp.http;

/** Ends a call early, with an answer of its own. */
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal; the message is for the log and carries no secret. */
    protected Refusal(String message) {
        super(message, null, false, false);
    }

    /** What the caller gets. */
    public abstract Answer answer();
}
