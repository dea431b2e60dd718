package dev.gatehouse.provider;

/** What the provider said to a name and a password. */
public sealed interface NativeAnswer permits NativeAnswer.Granted, NativeAnswer.Denied, TokenAnswer.Fault {

    /**
     * The password is right.
     *
     * @param tokens not verified yet
     * @param registered whether the user is registered for this application
     */
    record Granted(TokenAnswer.Granted tokens, boolean registered) implements NativeAnswer {}

    /** No login comes of it. Asking again with the same cannot help. */
    record Denied(Denial why) implements NativeAnswer {}

    /** Why a login with a name and a password is none. */
    enum Denial {
        /** An unknown user, a wrong password, or an account that is locked, expired or kept from logging in. */
        INVALID_CREDENTIALS,
        /** The user is not registered for this application. */
        NOT_REGISTERED,
        /** An email address, a phone number or the registration is not verified. */
        NOT_VERIFIED,
        /** The user must prove a second factor, or enrol one. */
        TWO_FACTOR_REQUIRED,
        /** The user must choose a new password. */
        PASSWORD_CHANGE_REQUIRED
    }
}
