package dev.gatehouse.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the ID token beside an access token adds. It is for name and profile only, so its own expiry does not matter and
 * one that fails costs nobody the login.
 *
 * @param claims empty where it adds nothing
 * @param keys the set it was read with; null where there was none
 * @param settled whether asking again with the same keys would give the same
 */
record Beside(
        Map<String, @Nullable Object> claims, @Nullable KeySet keys, boolean settled) {
    private static final Logger LOG = LoggerFactory.getLogger(Beside.class);
    private static final Beside NOTHING = new Beside(Map.of(), null, true);

    /**
     * Reads it.
     *
     * @param idToken null where there is none
     * @param subject the access token's {@code sub}, which it must share
     */
    static Beside of(@Nullable String idToken, String subject, TokenReader idTokens) {
        if (idToken == null) {
            return NOTHING;
        }
        try {
            return of(idTokens.read(idToken), subject);
        } catch (UntrustedTokenException untrusted) {
            LOG.debug("The ID token beside the access token is passed over: {}", untrusted.reason());
            return NOTHING;
        }
    }

    private static Beside of(Reading reading, String subject) throws UntrustedTokenException {
        if (reading instanceof Reading.UnknownKey unknown) {
            LOG.debug("The ID token beside the access token is passed over: its key is not published");
            return new Beside(Map.of(), unknown.keys(), true);
        }
        if (!(reading instanceof Reading.Authentic authentic)) {
            return new Beside(Map.of(), null, false);
        }
        if (!authentic.claims().subject().equals(subject)) {
            throw new UntrustedTokenException("its sub is another");
        }
        return new Beside(authentic.claims().all(), authentic.keys(), true);
    }
}
