package dev.gatehouse.token;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ID token beside an access token. It is for name and profile only, so its own expiry does not matter (it may be
 * older than a refreshed access token), and one that fails costs nobody the login.
 */
final class Profiles {
    private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);

    private final TokenReader idTokens;

    Profiles(TokenReader idTokens) {
        this.idTokens = idTokens;
    }

    /**
     * The ID token where it is authentic and of this subject; else null.
     *
     * @param subject the access token's {@code sub}
     */
    Reading.@Nullable Authentic read(String idToken, String subject) {
        try {
            Reading reading = idTokens.read(idToken);
            if (reading instanceof Reading.Authentic authentic) {
                requireSame(subject, authentic.claims().subject());
                return authentic;
            }
            passOver("its key is not published or out of reach");
        } catch (UntrustedTokenException untrusted) {
            passOver(untrusted.reason());
        }
        return null;
    }

    private static void requireSame(String subject, String other) throws UntrustedTokenException {
        if (!subject.equals(other)) {
            throw new UntrustedTokenException("its sub is another");
        }
    }

    private static void passOver(String reason) {
        LOG.debug("The ID token beside the access token is passed over: {}", reason);
    }
}
