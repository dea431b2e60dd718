package dev.gatehouse.credentials;

import dev.gatehouse.settings.CookieSettings;
import dev.gatehouse.settings.CookieSettings.SameSite;
import dev.gatehouse.settings.CookieSettings.Secure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Settings and a browser for tests of cookies. */
final class CookieFixture {
    static final CookieAttributes ATTRIBUTES = new CookieAttributes("/shop", null, true, SameSite.LAX);

    private CookieFixture() {}

    static CookieSettings settings(SecretKey... keys) {
        return settings(Secure.AUTO, SameSite.LAX, null, null, keys);
    }

    static CookieSettings settings(
            Secure secure, SameSite sameSite, @Nullable String path, @Nullable String domain, SecretKey... keys) {
        return new CookieSettings(
                "app.at",
                "app.rt",
                "app.idt",
                "app.at_exp",
                "app",
                secure,
                sameSite,
                path,
                domain,
                Duration.ofDays(30),
                true,
                List.of(keys));
    }

    /** Keeps the cookies that responses set, and sends them with the next request. */
    static final class Browser {
        final List<String> lines = new ArrayList<>();
        private final Map<String, String> jar = new LinkedHashMap<>();

        ResponseCookies response() {
            return response(ATTRIBUTES);
        }

        ResponseCookies response(CookieAttributes attributes) {
            return new ResponseCookies(attributes, line -> {
                lines.add(line);
                String name = line.substring(0, line.indexOf('='));
                String value = line.substring(name.length() + 1, line.indexOf(';'));
                jar.remove(name);
                if (!line.contains("; Max-Age=0;")) {
                    jar.put(name, value);
                }
            });
        }

        void put(String name, String value) {
            jar.put(name, value);
        }

        Map<String, String> cookies() {
            return jar;
        }

        CookieHeader request() {
            return CookieHeader.of(List.of(headerLine()));
        }

        String headerLine() {
            return jar.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
        }

        String line(String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + "="))
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }
}
