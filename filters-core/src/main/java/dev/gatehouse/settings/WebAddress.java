package dev.gatehouse.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** URLs and origins. */
final class WebAddress {
    /** A URL without slashes at its end, so that a path can be put behind it. */
    static final Form<URI> BASE_URL =
            Form.of("an absolute http or https URL without user, query and fragment", text -> address(text, true));

    /** A URL as it is. */
    static final Form<URI> ENDPOINT = Form.of(BASE_URL.accepted(), text -> address(text, false));

    private static final String ORIGIN_WORDS = "scheme, host and port only, such as https://shop.example.com";

    /** An origin as browsers write it (RFC 6454 section 6.2): lower case, no default port. */
    static final Form<URI> ORIGIN = Form.of(ORIGIN_WORDS, WebAddress::origin);

    /** Several origins, as text. */
    static final Form<Set<String>> ORIGINS = Form.of("a list of origins: " + ORIGIN_WORDS, WebAddress::origins);

    private WebAddress() {}

    private static Set<String> origins(String text) {
        Set<String> origins = new LinkedHashSet<>();
        Form.items(text, ",").forEach(item -> origins.add(origin(item).toString()));
        return origins;
    }

    private static URI origin(String text) {
        URI address = address(text, false);
        if (!address.getRawPath().isEmpty()) {
            throw new NotAccepted("an origin has no path, not even a slash");
        }
        boolean standardPort = address.getPort() == -1
                || address.getPort() == (address.getScheme().equals("https") ? 443 : 80);
        return standardPort ? URI.create(address.getScheme() + "://" + address.getHost()) : address;
    }

    private static URI address(String text, boolean base) {
        URI address = parse(text);
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new NotAccepted();
        }
        if (address.getHost() == null) {
            throw new NotAccepted("there is no host name in it that a URL may have");
        }
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new NotAccepted();
        }
        if (address.getPort() == 0 || address.getPort() > 65_535) {
            throw new NotAccepted("ports end at 65535");
        }
        String port = address.getPort() == -1 ? "" : ":" + address.getPort();
        String path = base ? withoutTrailingSlashes(address.getRawPath()) : address.getRawPath();
        return URI.create(scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port + path);
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            throw new NotAccepted();
        }
    }

    private static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
