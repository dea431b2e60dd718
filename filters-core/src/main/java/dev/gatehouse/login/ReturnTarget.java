package dev.gatehouse.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The one check of where a browser may be sent to after a login or a logout.
 *
 * <p>A target is a path of the application's own origin, with its query and fragment, or a URL of an origin that is
 * allowed by name. Whatever browsers and proxies could read as another host is no path.
 *
 * @param origin the application's own origin, lower case, without a default port
 * @param allowedOrigins other origins that may be returned to, in the same form
 * @param isOwnPath whether a decoded path (with the context path) is one of the suite's own, which would loop
 */
public record ReturnTarget(String origin, Set<String> allowedOrigins, Predicate<String> isOwnPath) {
    /** Characters of the longest target; with the rest of a pending login it fits one cookie. */
    static final int LONGEST = 2000;

    private static final int DEEPEST_ENCODING = 4;

    /** The target rebuilt, or empty where it is refused. */
    public Optional<String> check(String target) {
        if (target.isEmpty() || target.length() > LONGEST || !target.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return Optional.empty();
        }
        return target.startsWith("/") ? ownPath(target) : absolute(target);
    }

    private Optional<String> absolute(String target) {
        URI uri;
        try {
            uri = new URI(target);
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        String theirs = origin(uri);
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String local = path
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
        if (theirs.equals(origin)) {
            return ownPath(local);
        }
        return allowedOrigins.contains(theirs) && isPlainPath(path) ? Optional.of(theirs + local) : Optional.empty();
    }

    private Optional<String> ownPath(String target) {
        int end = endOfPath(target);
        String path = target.substring(0, end);
        return isPlainPath(path)
                        && !isOwnPath.test(withoutParameters(decode(path).orElse(path)))
                ? Optional.of(target)
                : Optional.empty();
    }

    /** Whether no decoding of the path, by browser, proxy or server, can start with another host or hold controls. */
    private static boolean isPlainPath(String path) {
        Optional<String> text = decode(path).map(decoded -> path);
        for (int round = 0; round < DEEPEST_ENCODING; round++) {
            if (text.isEmpty()) {
                return round > 0;
            }
            if (!isPlain(text.get())) {
                return false;
            }
            Optional<String> decoded = decode(text.get());
            if (decoded.equals(text)) {
                return true;
            }
            text = decoded;
        }
        return false;
    }

    private static boolean isPlain(String path) {
        return path.startsWith("/")
                && (path.length() == 1 || (path.charAt(1) != '/' && path.charAt(1) > ' '))
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(c -> c < ' ' || c == 0x7f)
                && !hasDotSegments(path);
    }

    private static boolean hasDotSegments(String path) {
        for (String segment : path.split("/", -1)) {
            String bare = withoutParameters(segment);
            if (bare.equals(".") || bare.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/]*", "");
    }

    private static Optional<String> decode(String path) {
        if (path.indexOf('%') < 0) {
            return Optional.of(path);
        }
        byte[] raw = path.getBytes(StandardCharsets.UTF_8);
        ByteBuffer plain = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                plain.put(raw[i]);
            } else if (i + 2 < raw.length && HexFormat.isHexDigit(raw[i + 1]) && HexFormat.isHexDigit(raw[i + 2])) {
                plain.put((byte) (HexFormat.fromHexDigit(raw[i + 1]) << 4 | HexFormat.fromHexDigit(raw[i + 2])));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(plain.flip()).toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static int endOfPath(String target) {
        int query = target.indexOf('?');
        int fragment = target.indexOf('#');
        int end = target.length();
        end = query >= 0 ? Math.min(end, query) : end;
        return fragment >= 0 ? Math.min(end, fragment) : end;
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean defaultPort = uri.getPort() < 0
                || (scheme.equals("http") && uri.getPort() == 80)
                || (scheme.equals("https") && uri.getPort() == 443);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (defaultPort ? "" : ":" + uri.getPort());
    }
}
