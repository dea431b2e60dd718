package dev.gatehouse.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names and domains of cookies. */
final class CookieText {
    private static final int LONGEST_NAME = 64;
    private static final Pattern TOKEN = Pattern.compile("[!#%&'*+.^_`|~0-9A-Za-z-][!#$%&'*+.^_`|~0-9A-Za-z-]*");
    private static final Pattern HOST_NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]*[a-z0-9])?");

    /** A {@code cookie-name} (RFC 6265 section 4.1.1). Those with a dollar in front were attributes in RFC 2965. */
    static final Form<String> NAME =
            Form.of("a cookie name (RFC 6265) of at most 64 characters, without a dollar in front", text -> {
                if (text.length() > LONGEST_NAME || !TOKEN.matcher(text).matches()) {
                    throw new NotAccepted();
                }
                return text;
            });

    static final Form<String> DOMAIN = Form.of("a host name without a dot in front, such as example.com", text -> {
        String name = text.toLowerCase(Locale.ROOT);
        if (!HOST_NAME.matcher(name).matches()) {
            throw new NotAccepted();
        }
        return name;
    });

    private CookieText() {}

    /** Whether browsers insist on {@code Secure}, {@code Path=/} and no {@code Domain} (RFC 6265bis 4.1.3.2). */
    static boolean isHostPrefixed(String name) {
        return startsWith(name, "__Host-");
    }

    /** Whether browsers insist on {@code Secure} (RFC 6265bis sections 4.1.3.1 and 4.1.3.2). */
    static boolean needsSecure(String name) {
        return startsWith(name, "__Secure-") || isHostPrefixed(name);
    }

    private static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
