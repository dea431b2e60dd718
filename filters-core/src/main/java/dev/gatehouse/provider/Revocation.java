package dev.gatehouse.provider;

import java.io.IOException;

/** How the provider is told that a refresh token is to be worth nothing any more. */
@FunctionalInterface
interface Revocation {

    /**
     * Revokes a refresh token.
     *
     * @return false where the provider has no way to
     * @throws IOException when it did not say that it is done
     */
    boolean revoke(String refreshToken) throws IOException;
}
