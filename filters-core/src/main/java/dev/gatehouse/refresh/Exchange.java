package dev.gatehouse.refresh;

import dev.gatehouse.provider.TokenAnswer;

/** The call that spends a refresh token at the provider. */
@FunctionalInterface
public interface Exchange {

    /**
     * Exchanges a refresh token, within the request time-out and at most once over the wire. Does not throw for what the
     * provider does.
     */
    TokenAnswer exchange(String refreshToken);
}
