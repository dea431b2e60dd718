package dev.gatehouse.settings;

import static dev.gatehouse.settings.Catalog.*;

import dev.gatehouse.settings.CookieSettings.SameSite;
import dev.gatehouse.settings.CookieSettings.Secure;
import java.util.ArrayList;
import java.util.List;

/** Cookies that browsers would drop, or that would overwrite one another. */
final class CookieClashes {
    private static final List<Setting<String>> NAMES =
            List.of(COOKIE_ACCESS_TOKEN, COOKIE_REFRESH_TOKEN, COOKIE_ID_TOKEN, COOKIE_ACCESS_TOKEN_EXPIRES);

    private CookieClashes() {}

    static List<Clash> all() {
        List<Clash> all = new ArrayList<>();
        all.add(new Clash(
                List.of(COOKIE_SAME_SITE, COOKIE_SECURE),
                values -> values.get(COOKIE_SAME_SITE) == SameSite.NONE && isNeverSecure(values),
                "browsers drop SameSite=None cookies that are not Secure: use cookie.secure=auto or always"));
        prefixed(COOKIE_PREFIX, all);
        NAMES.forEach(name -> prefixed(name, all));
        for (int i = 0; i < NAMES.size(); i++) {
            for (Setting<String> other : NAMES.subList(i + 1, NAMES.size())) {
                all.add(equal(NAMES.get(i), other));
            }
        }
        return all;
    }

    /** The name of a cookie, given or made from the prefix. */
    static String name(Values values, Setting<String> name) {
        String derived = name.fallbackWords().replace("`", "").replace("<prefix>", values.get(COOKIE_PREFIX));
        return values.find(name, derived);
    }

    private static Clash equal(Setting<String> name, Setting<String> other) {
        return new Clash(
                List.of(name, other, COOKIE_PREFIX),
                values -> name(values, name).equals(name(values, other)),
                "one cookie would overwrite the other: give two names that differ");
    }

    /** RFC 6265bis section 4.1.3: what browsers ask of names with certain prefixes. */
    private static void prefixed(Setting<String> name, List<Clash> all) {
        all.add(new Clash(
                List.of(name, COOKIE_SECURE),
                values -> CookieText.needsSecure(values.find(name, "")) && isNeverSecure(values),
                "browsers drop __Host- and __Secure- cookies that are not Secure: use cookie.secure=auto or always"));
        all.add(new Clash(
                List.of(name, COOKIE_DOMAIN),
                values -> CookieText.isHostPrefixed(values.find(name, "")) && values.isGiven(COOKIE_DOMAIN),
                "browsers drop __Host- cookies with a domain: leave cookie.domain out"));
        all.add(new Clash(
                List.of(name, COOKIE_PATH),
                values -> CookieText.isHostPrefixed(values.find(name, ""))
                        && !values.find(COOKIE_PATH, "/").equals("/"),
                "browsers drop __Host- cookies with a path other than /: use cookie.path=/ or leave it out"));
    }

    private static boolean isNeverSecure(Values values) {
        return values.get(COOKIE_SECURE) == Secure.NEVER;
    }
}
