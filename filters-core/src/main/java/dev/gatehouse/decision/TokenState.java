package dev.gatehouse.decision;

/** What the token of a request turned out to be. Found once per request, before any decision. */
public sealed interface TokenState {

    /** The request carried no token. */
    record Absent() implements TokenState {}

    /** Signature and every claim hold, {@code exp} included. */
    record Valid(Identity identity) implements TokenState {}

    /**
     * Signature and every claim but {@code exp} hold; {@code exp} plus the clock skew has passed.
     *
     * @param identity whom the token named
     */
    record Expired(Identity identity) implements TokenState {}

    /** Signed by a key that the provider does not publish, as a key fetch made since the token was first seen shows. */
    record UnknownKey() implements TokenState {}

    /** The key set, or a fetch of it that is new enough, is out of reach: nothing can be said of the token. */
    record Unverifiable() implements TokenState {}

    /**
     * Not a token that this application may trust.
     *
     * @param reason for the log only; holds nothing of the token but its header's {@code alg} and {@code kid}
     */
    record Rejected(String reason) implements TokenState {}
}
