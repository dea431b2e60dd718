package dev.gatehouse.settings;

import static dev.gatehouse.settings.Catalog.*;

import java.util.ArrayList;
import java.util.List;

/** What is accepted and yet odd. */
final class Warnings {
    private Warnings() {}

    static List<String> of(Values values) {
        List<String> warnings = new ArrayList<>();
        ProviderClashes.urls()
                .filter(url -> ProviderClashes.isPlainHttp(values, url))
                .forEach(url -> warnings.add(
                        values.show(url) + ": by plain http, passwords and tokens can be read and changed on the way"));
        if (values.get(LOGIN_METHOD) != LoginSettings.Method.AUTHORIZATION_CODE) {
            warnings.add(values.show(LOGIN_METHOD)
                    + ": users type their password into this application, which RFC 9700 section 2.4 advises against:"
                    + " it sees what only the provider should, and neither a second factor nor single sign-on works"
                    + " as with authorization-code");
        }
        if (!values.isGiven(CLIENT_SECRET) && !values.isGiven(COOKIE_ENCRYPTION_KEY)) {
            warnings.add("neither client.secret nor cookie.encryption-key is given: the key that protects logins under"
                    + " way is made at the start, so that they end with a restart and cannot go on at another node;"
                    + " cookie.encryption-key avoids that");
        }
        if (values.isGiven(TOKEN_HMAC_SECRET) && !TokenText.hasHmac(values.get(TOKEN_ALGORITHMS))) {
            warnings.add(values.show(TOKEN_HMAC_SECRET) + ": it is never used, since token.algorithms names no HS*");
        }
        return warnings;
    }
}
