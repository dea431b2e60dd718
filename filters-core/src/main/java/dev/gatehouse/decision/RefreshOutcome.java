package dev.gatehouse.decision;

import java.time.Duration;

/** How the exchange of a refresh token ended, for one request that carried it. */
public sealed interface RefreshOutcome {

    /** New tokens, and the new JWT was verified like any other. */
    record Renewed(Identity identity, Tokens tokens) implements RefreshOutcome {}

    /** New tokens whose JWT cannot be checked yet, since its key is out of reach. The refresh token must be kept. */
    record Unverified(Tokens tokens) implements RefreshOutcome {}

    /** The provider says that the refresh token is spent, expired or revoked, or the login is being ended here. */
    record Refused() implements RefreshOutcome {}

    /**
     * The provider's answer was wrong: another subject, issuer or audience, expired, unsigned. Nothing of it is kept.
     *
     * @param reason for log and audit; holds no token
     */
    record Rejected(String reason) implements RefreshOutcome {}

    /**
     * No answer, or one that says nothing of the login. Asking again later may help.
     *
     * @param retryAfter how much later
     */
    record Unavailable(Duration retryAfter) implements RefreshOutcome {}
}
